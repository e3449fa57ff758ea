package dev.tidemark.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.ingest.git.FeedingPaths.Feeding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetched over HTTP from the sandbox, whose webhooks speak of the same revisions. */
class MirrorTest {

    private static final String OVERLAY = "k8s/overlays/auth";

    @TempDir private Path directory;
    private ServedRepository served;

    @BeforeEach
    void serve() throws IOException {
        served = new ServedRepository(directory.resolve("served.git"));
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void fetchedCommitSaysWhatFeedsAnOverlay() throws IOException {
        Mirror mirror = mirror(ServedRepository.TOKEN);
        assertThat(mirror.contains(served.head())).isFalse();

        mirror.fetch();

        assertThat(mirror.contains(served.head())).isTrue();
        Feeding feeding = mirror.feeding(served.head(), OVERLAY).orElseThrow();
        assertThat(feeding.complete()).isTrue();
        assertThat(feeding.paths())
                .containsExactly(
                        "k8s/base/deployment.yaml",
                        "k8s/base/kustomization.yaml",
                        "k8s/overlays/auth/config.properties",
                        "k8s/overlays/auth/deployment.yaml",
                        "k8s/overlays/auth/kustomization.yaml");
        assertThat(mirror.feeding(served.head(), "k8s/overlays/gone")).isEmpty();
        assertThat(mirrorDirectory().resolve("index")).doesNotExist();
    }

    @Test
    void laterCommitsAreBroughtByTheNextFetch() throws IOException {
        Mirror mirror = mirror(ServedRepository.TOKEN);
        mirror.fetch();
        String first = served.head();
        String elsewhere = served.push("k8s/overlays/my/config.properties", "POINTS=none\n");
        String base = served.push("k8s/base/deployment.yaml", "probePath: /health\n");
        assertThat(mirror.contains(base)).isFalse();

        mirror.fetch();

        assertThat(digest(mirror, elsewhere)).isEqualTo(digest(mirror, first));
        assertThat(digest(mirror, base)).isNotEqualTo(digest(mirror, first));
    }

    @Test
    void formerNameOfTheRepositoryStillLeadsToIt() throws IOException {
        served.rename("platform");

        mirror(ServedRepository.TOKEN).fetch();

        assertThat(mirror(ServedRepository.TOKEN).contains(served.head())).isTrue();
    }

    @Test
    void withoutTheRightTokenNothingIsFetchedAndNoTokenIsInTheMessage() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> mirror("another-token").fetch())
                .withMessageContaining("not authorized")
                .withMessageNotContaining("another-token");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        new Mirror(
                                        mirrorDirectory(),
                                        served.cloneUrl(),
                                        Optional.empty(),
                                        FetchLimits.LONGEST,
                                        FetchLimits.LARGEST)
                                .fetch());
    }

    @Test
    void tokenIsKeptFromEveryOtherServer() throws Exception {
        var here = new URIish("https://github.com/acme/x.git");
        var credentials = new FetchCredentials(here, ServedRepository.TOKEN);
        var asked = new CredentialItem.Password();

        for (String other :
                new String[] {
                    "https://evil.example/acme/x.git",
                    "http://github.com/acme/x.git",
                    "https://github.com:8443/acme/x.git"
                }) {
            assertThat(credentials.get(new URIish(other), asked)).isFalse();
        }

        assertThat(asked.getValue()).isNull();
        assertThat(credentials.get(here, asked)).isTrue();
    }

    @Test
    void damagedMirrorIsFetchedAnew() throws IOException {
        Mirror mirror = mirror(ServedRepository.TOKEN);
        mirror.fetch();
        try (var files = Files.walk(mirrorDirectory().resolve("objects"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file.toFile().setWritable(true)).isTrue();
                Files.writeString(file, "damaged");
            }
        }
        Mirror later = mirror(ServedRepository.TOKEN);

        assertThat(later.contains(served.head())).isFalse();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> later.feeding(served.head(), OVERLAY));
        later.fetch();

        assertThat(later.feeding(served.head(), OVERLAY)).isPresent();
    }

    @Test
    void halfMadeMirrorIsMadeAnew() throws IOException {
        Files.createDirectories(mirrorDirectory().resolve("objects"));
        Files.writeString(mirrorDirectory().resolve("HEAD"), "nonsense");
        Mirror mirror = mirror(ServedRepository.TOKEN);
        try {
            mirror.fetch();
        } catch (IOException damaged) {
            mirror.fetch();
        }

        assertThat(mirror.contains(served.head())).isTrue();
    }

    @Test
    void fetchThatIsTooLargeOrTakesTooLongEnds() {
        for (Mirror limited :
                new Mirror[] {
                    mirror(ServedRepository.TOKEN, Duration.ofMinutes(1), 10),
                    mirror(ServedRepository.TOKEN, Duration.ZERO, FetchLimits.LARGEST)
                }) {
            assertThatExceptionOfType(IOException.class).isThrownBy(limited::fetch);
        }
    }

    private static String digest(Mirror mirror, String revision) throws IOException {
        return mirror.feeding(revision, OVERLAY).orElseThrow().digest();
    }

    private Mirror mirror(String token) {
        return mirror(token, FetchLimits.LONGEST, FetchLimits.LARGEST);
    }

    private Mirror mirror(String token, Duration longest, long largest) {
        return new Mirror(
                mirrorDirectory(), served.cloneUrl(), Optional.of(token), longest, largest);
    }

    private Path mirrorDirectory() {
        return directory.resolve("mirror.git");
    }
}
