package dev.tidemark.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static String redacted(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new String(Redaction.json(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://ci:hunter2@github.com/o/r.git|https://[redacted:credentials]@github.com/o/r.git",
                "token ghp_0123456789abcdefABCDEF in a title|token [redacted:token] in a title",
                "github_pat_0123456789abcdefABCDEF|[redacted:token]",
                "key AKIAIOSFODNN7EXAMPLE.|key [redacted:token].",
                "Authorization: Bearer abcdefghijklmnop123|Authorization: Bearer [redacted:token]",
                "Enable basic infrastructure-monitoring|Enable basic infrastructure-monitoring",
                "curl -H 'Bearer abcdefghijklmnop1234'|curl -H 'Bearer [redacted:token]'",
                "Reported by hana.kim@mail.example.org.|Reported by [redacted:email].",
                "git@github.com:eco-cycle/backend.git|git@github.com:eco-cycle/backend.git",
                "Use left-pad@1.3.0 and image@sha256:00|Use left-pad@1.3.0 and image@sha256:00",
                "an ordinary sentence, user@host included|an ordinary sentence, user@host included"
            })
    void secretsLeaveTextAndTheRestStays(String text, String expected) {
        assertThat(Redaction.text(text)).isEqualTo(expected);
    }

    @Test
    void privateKeyGoesWhole() {
        String key = "-----BEGIN RSA " + "PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----";

        assertThat(Redaction.text("see " + key + " here"))
                .isEqualTo("see [redacted:private-key] here");
    }

    @Test
    void documentKeepsItsOrderAndNumbersAndLosesItsSecrets() throws IOException {
        assertThat(
                        redacted(
                                """
                                {"b": 1.50, "a": [true, null, 12345678901234567890],
                                 "email": "hana@example.org", "secret": "s3cret",
                                 "clone": "https:\\/\\/x:y@host\\/r"}
                                """))
                .isEqualTo(
                        "{\"b\":1.50,\"a\":[true,null,12345678901234567890],"
                                + "\"email\":\"[redacted:email]\",\"secret\":\"[redacted:token]\","
                                + "\"clone\":\"https://[redacted:credentials]@host/r\"}");
    }

    @Test
    void pathsKeepTheirNamesAndLoseTheirSecrets() throws IOException {
        assertThat(
                        redacted(
                                """
                                {"commits":[{"added":["icons/logo@2x.png"],"message":"by a@b.example"}],
                                 "ref":"refs/heads/ghp_0123456789abcdefABCDEF"}
                                """))
                .isEqualTo(
                        "{\"commits\":[{\"added\":[\"icons/logo@2x.png\"],"
                                + "\"message\":\"by [redacted:email]\"}],"
                                + "\"ref\":\"refs/heads/[redacted:token]\"}");
    }

    @Test
    void longRunOfLabelsIsReadInOneGo() {
        String labels = "x@" + "a.".repeat(60_000);

        assertThat(Redaction.text(labels)).isEqualTo(labels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{", "{\"a\":}", "{} {}", "nonsense", "{\"a\":1}]"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> redacted(text)).isInstanceOf(IOException.class);
    }
}
