package dev.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.event.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTokensTest {

    private static final String FIRST = "0123456789abcdef-first";
    private static final String SECOND = "0123456789abcdef-second";

    @TempDir private Path folder;

    @Test
    void tokenProvesItsRepository() throws IOException {
        IngestTokens tokens =
                tokens(
                        "# for Atlantis",
                        "",
                        "github.com/Acme/Infrastructure " + FIRST,
                        "ghe.example.org:8443/acme/other\t" + SECOND);

        assertThat(tokens.repositoryOf("Bearer " + FIRST))
                .isEqualTo(Repository.byName("github.com", "acme/infrastructure"));
        assertThat(tokens.repositoryOf("bearer  " + SECOND + " "))
                .isEqualTo(Repository.byName("ghe.example.org:8443", "acme/other"));
    }

    @Test
    void newTokenIsTakenBesideTheOldOne() throws IOException {
        IngestTokens tokens =
                tokens(
                        "github.com/acme/infrastructure " + FIRST,
                        "github.com/acme/infrastructure " + SECOND);

        assertThat(tokens.repositoryOf("Bearer " + FIRST))
                .isEqualTo(tokens.repositoryOf("Bearer " + SECOND));
    }

    @Test
    void otherTokensAndNoneAreRefused() throws IOException {
        IngestTokens tokens = tokens("github.com/acme/infrastructure " + FIRST);

        assertRefused(tokens, null, Refusal.Reason.NO_TOKEN);
        assertRefused(tokens, "Basic " + FIRST, Refusal.Reason.NO_TOKEN);
        assertRefused(tokens, "Bearer", Refusal.Reason.NO_TOKEN);
        assertRefused(tokens, "Bearer ", Refusal.Reason.WRONG_TOKEN);
        assertRefused(tokens, "Bearer " + SECOND, Refusal.Reason.WRONG_TOKEN);
        assertRefused(tokens, "Bearer " + FIRST + "x", Refusal.Reason.WRONG_TOKEN);
    }

    @Test
    void linesThatProveNothingAreLeftOut() throws IOException {
        IngestTokens tokens =
                tokens(
                        "acme/infrastructure " + FIRST,
                        "github.com/acme/infrastructure short",
                        "github.com/acme/infrastructure",
                        "github.com/acme/one " + SECOND,
                        "github.com/acme/two " + SECOND);

        assertRefused(tokens, "Bearer " + FIRST, Refusal.Reason.WRONG_TOKEN);
        assertRefused(tokens, "Bearer short", Refusal.Reason.WRONG_TOKEN);
        assertThat(tokens.repositoryOf("Bearer " + SECOND).path()).isEqualTo("acme/one");
    }

    @Test
    void fileIsReadAgainWhenItChanges() throws IOException {
        IngestTokens tokens = tokens("github.com/acme/infrastructure " + FIRST);
        tokens.repositoryOf("Bearer " + FIRST);

        write("github.com/acme/infrastructure " + SECOND);

        assertThat(tokens.repositoryOf("Bearer " + SECOND).path()).isEqualTo("acme/infrastructure");
        assertRefused(tokens, "Bearer " + FIRST, Refusal.Reason.WRONG_TOKEN);
    }

    @Test
    void withoutAFileNothingIsTaken() {
        assertRefused(
                new IngestTokens(Optional.empty()),
                "Bearer " + FIRST,
                Refusal.Reason.NOT_CONFIGURED);
        assertRefused(
                new IngestTokens(Optional.of(folder.resolve("none"))),
                "Bearer " + FIRST,
                Refusal.Reason.NOT_CONFIGURED);
    }

    private static void assertRefused(
            IngestTokens tokens, @Nullable String authorization, Refusal.Reason reason) {
        assertThatThrownBy(() -> tokens.repositoryOf(authorization))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private IngestTokens tokens(String... lines) throws IOException {
        write(lines);
        return new IngestTokens(Optional.of(folder.resolve("tokens")));
    }

    private void write(String... lines) throws IOException {
        Files.writeString(folder.resolve("tokens"), String.join("\n", lines));
    }
}
