package dev.tidemark.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ingest.git.CommitMessage.Claim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitMessageTest {

    @Test
    void mergeCommitNamesNumberBranchAndTitle() {
        var message =
                CommitMessage.of(
                        "Merge pull request #42 from acme/feature/queues\n\nAdd queues\n\nMore\n");

        assertThat(message.claim()).isEqualTo(new Claim(42, "Add queues", "feature/queues"));
        assertThat(message.subject()).isEqualTo("Merge pull request #42 from acme/feature/queues");
    }

    @Test
    void mergeCommitWithoutABodyHasNoTitle() {
        assertThat(CommitMessage.of("Merge pull request #42 from acme/queues").claim())
                .isEqualTo(new Claim(42, null, "queues"));
    }

    @Test
    void squashNamesNumberAndTitle() {
        assertThat(CommitMessage.of("Add queues (#43)\n\n* first\n* second").claim())
                .isEqualTo(new Claim(43, "Add queues", null));
    }

    @Test
    void lastNumberOfASquashCounts() {
        assertThat(CommitMessage.of("Revert \"Add queues (#43)\" (#44)").claim())
                .isEqualTo(new Claim(44, "Revert \"Add queues (#43)\"", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Revert \"Add queues (#43)\"",
                "Revert \"Merge pull request #42 from acme/queues\"",
                "Fix (#43) again",
                "(#43)",
                "Add queues(#43)",
                "Add queues #43",
                "Add queues (#043)",
                "Add queues (#0)",
                "Add queues (#99999999999999)",
                "Add queues (other/repo#43)",
                "Add queues\n\nSee (#43)",
                "Merge branch 'main' into queues",
                "merge pull request #42 from acme/queues",
                "",
                "\n\n  \n"
            })
    void otherMessagesClaimNothing(String message) {
        assertThat(CommitMessage.of(message).claim()).isNull();
    }

    @Test
    void claimOfAVeryLongSubjectIsStillFound() {
        var message = CommitMessage.of("\ud83d\ude80".repeat(60_000) + " (#7)");

        assertThat(message.subject()).isEqualTo("\ud83d\ude80".repeat(199) + "…");
        assertThat(message.claim()).isEqualTo(new Claim(7, "\ud83d\ude80".repeat(999) + "…", null));
    }

    @Test
    void controlCharactersAndHalfCharactersAreReplaced() {
        assertThat(CommitMessage.of("A\u0000B\tC\ud800D\u001bE\u202eF").subject())
                .isEqualTo("A\ufffdB C\ufffdD\ufffdE\u202eF");
    }

    @Test
    void noAddressAndNoTokenIsKept() {
        String token = "ghp_" + "a".repeat(36);

        String subject =
                CommitMessage.of("Tell hana@mail.acme.example, ravi@163.com and " + token)
                        .subject();

        assertThat(subject)
                .isEqualTo("Tell [redacted:email], [redacted:email] and [redacted:token]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bump actions/checkout@v4.1.0",
                "Bump react@18.2.0-rc.one to react@18.2.0",
                "Pin image@sha256:0123456789abcdef"
            })
    void versionsAreNoAddresses(String subject) {
        assertThat(CommitMessage.of(subject).subject()).isEqualTo(subject);
    }

    @Test
    void firstLineThatIsNotBlankIsTheSubject() {
        assertThat(CommitMessage.of("\r\n\r\n  Add queues  \r\nmore").subject())
                .isEqualTo("Add queues");
    }
}
