package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.ingest.Refusal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    // The published vector: docs.github.com, "Validating webhook deliveries".
    private static final String SECRET = "It's a Secret to Everybody";
    private static final String BODY = "Hello, World!";
    private static final String SIGNATURE =
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void publishedVectorIsAuthentic() {
        assertThatCode(() -> verify(SIGNATURE, SECRET, BODY)).doesNotThrowAnyException();
    }

    @Test
    void otherSecretBodyOrSignatureIsNot() {
        assertThatThrownBy(() -> verify(SIGNATURE, "It's a Secret to Nobody", BODY))
                .isInstanceOfSatisfying(Refusal.class, WebhookSignatureTest::isWrong);
        assertThatThrownBy(() -> verify(SIGNATURE, SECRET, BODY + " "))
                .isInstanceOfSatisfying(Refusal.class, WebhookSignatureTest::isWrong);
        assertThatThrownBy(() -> verify(SIGNATURE.replace('7', '8'), SECRET, BODY))
                .isInstanceOfSatisfying(Refusal.class, WebhookSignatureTest::isWrong);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha1=757107ea0eb2509fc211221cce984b8a37570b6d",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1g"
            })
    void headerInAnotherFormClaimsNothing(@Nullable String header) {
        assertThatThrownBy(() -> WebhookSignature.claimed(header, SECRET))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.UNSIGNED));
    }

    private static void verify(String header, String secret, String body) {
        var signature = WebhookSignature.claimed(header, secret);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        signature.update(bytes, 0, 5);
        signature.update(bytes, 5, bytes.length - 5);
        signature.verify();
    }

    private static void isWrong(Refusal refusal) {
        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.WRONG_SIGNATURE);
    }
}
