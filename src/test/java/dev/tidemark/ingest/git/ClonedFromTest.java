package dev.tidemark.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClonedFromTest {

    @Test
    void hostAndNameIgnoreCaseButTheNameIsShownAsWritten() {
        var from = ClonedFrom.parse("GitHub.com/Acme/Infrastructure");

        assertThat(from.repository()).hasToString("github.com/acme/infrastructure");
        assertThat(from.source()).isEqualTo(URI.create("https://github.com/Acme/Infrastructure"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme/infrastructure",
                "github.com/acme/infrastructure/more",
                "https://github.com/acme/infrastructure",
                "git@github.com:acme/infrastructure",
                "github.com/1296269",
                "github.com/acme/infra structure",
                ""
            })
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClonedFrom.parse(text))
                .withMessageContaining("host/owner/name");
    }
}
