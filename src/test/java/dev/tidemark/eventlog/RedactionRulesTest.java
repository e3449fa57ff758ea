package dev.tidemark.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a-b.c+",
                "-eyJ12345678",
                "eyJ12345678.",
                "x://",
                "ftp://a",
                "-----BEGIN A PRIVATE KEY-----",
                "-----BEGIN A",
                "ghp_0123",
                "xoxb-",
                "bearer "
            })
    void longTextsTakeNoLongTime(String unit) {
        String text = unit.repeat(2_000_000 / unit.length());

        String redacted =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Redaction.text(text));

        assertThat(redacted.length()).isLessThanOrEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@example.org/x",
                "see git+https://secret@example.org",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaahttps://user:secret@example.org",
                "(9https://user:secret@example.org)"
            })
    void credentialsInAddressesAreRedactedWhateverStandsBefore(String text) {
        assertThat(Redaction.text(text))
                .doesNotContain("secret")
                .contains("[redacted:credentials]@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_0123456789abcdefSECRET",
                "github_pat_0123456789_abcdefSECRET",
                "AKIA0123456789SECRET",
                "xoxb-0123456789-SECRET",
                "glpat-0123456789_abcd-SECRET",
                "eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.SECRETSECRET",
                "x_eyJhbGciOiJIUzI1.eyJSECRETIiOiIxMjM0.SECRETSECRET",
                "Authorization: Bearer 0123456789abcdefSECRET",
                "-----BEGIN RSA PRIVATE KEY-----\nSECRET\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nSECRET"
            })
    void everyKindOfSecretIsRedacted(String text) {
        assertThat(Redaction.text("before " + text + " after"))
                .startsWith("before ")
                .doesNotContain("SECRET")
                .contains("[redacted:");
    }
}
