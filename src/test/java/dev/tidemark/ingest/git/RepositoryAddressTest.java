package dev.tidemark.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryAddressTest {

    private static final URI API = URI.create("https://api.github.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/infrastructure",
                "https://github.com/acme/infrastructure.git",
                "https://GitHub.com/Acme/Infrastructure.git/",
                "https://github.com:443/acme/infrastructure",
                "https://user:secret@github.com/acme/infrastructure",
                "git@github.com:acme/infrastructure.git",
                "github.com:acme/infrastructure",
                "ssh://git@github.com/acme/infrastructure.git",
                "ssh://git@github.com:22/acme/infrastructure"
            })
    void everyAddressOfAWatchedRepositoryMeansIt(String url) {
        WatchedRepository watched =
                settings(Optional.empty(), API, "acme/Infrastructure").watched(url).orElseThrow();

        assertThat(watched.cloneUrl()).isEqualTo("https://github.com/acme/Infrastructure.git");
        assertThat(watched.repository()).hasToString("github.com/acme/infrastructure");
        assertThat(watched.source()).hasToString("https://github.com/acme/Infrastructure");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://github.com/acme/other",
                "https://github.com.evil.example/acme/infrastructure",
                "https://evil.example/github.com/acme/infrastructure",
                "https://github.com@evil.example/acme/infrastructure",
                "https://github.com:8443/acme/infrastructure",
                "https://github.com/acme/infrastructure/../other",
                "file:///acme/infrastructure",
                "/acme/infrastructure",
                "ext::sh -c 'id' acme/infrastructure",
                "git@evil.example:acme/infrastructure.git",
                "oci://github.com/acme/infrastructure"
            })
    void nothingElseIsEverFetched(String url) {
        assertThat(settings(Optional.empty(), API, "acme/infrastructure").watched(url)).isEmpty();
    }

    @Test
    void serverOfOnesOwnIsWhereItsApiOrItsSettingSays() {
        URI api = URI.create("https://github.example.org/api/v3");

        assertThat(settings(Optional.empty(), api, "acme/x").watched().getFirst().cloneUrl())
                .isEqualTo("https://github.example.org/acme/x.git");
        assertThat(
                        settings(
                                        Optional.of(URI.create("https://me@git.example.org/")),
                                        api,
                                        "acme/x")
                                .watched()
                                .getFirst()
                                .cloneUrl())
                .isEqualTo("https://git.example.org/acme/x.git");
    }

    @Test
    void plainHttpIsForThisMachineOnlyAndWhatIsNoNameIsLeftOut() {
        URI local = URI.create("http://127.0.0.1:7419/api/v3");
        URI remote = URI.create("http://github.example.org/api/v3");

        assertThat(settings(Optional.empty(), local, "acme/x").watched()).hasSize(1);
        assertThat(settings(Optional.empty(), remote, "acme/x").watched()).isEmpty();
        assertThat(settings(Optional.empty(), API, "acme", "../../etc", " acme/x ").watched())
                .extracting(WatchedRepository::name)
                .containsExactly("acme/x");
    }

    @Test
    void mirrorLiesInTheDataDirectory() {
        var settings = settings(Optional.empty(), URI.create("http://127.0.0.1:7419"), "Acme/X");

        assertThat(settings.directory(settings.watched().getFirst()))
                .isEqualTo(Path.of("data/mirrors/127.0.0.1_7419/acme/x.git"));
    }

    private static MirrorSettings settings(Optional<URI> web, URI api, String... repositories) {
        return new MirrorSettings(
                web, api, Optional.empty(), Optional.of(List.of(repositories)), Path.of("data"));
    }
}
