package dev.tidemark.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorSettingsTest {

    private static AnchorSettings settings(String repository) {
        return new AnchorSettings(
                repository, List.of("Acme/infra", "acme/policy"), Optional.of("token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme/infra", "ACME/Policy", " acme/infra "})
    void watchedRepositoryIsNoPlaceForAnAnchor(String repository) {
        assertThatThrownBy(() -> settings(repository))
                .isInstanceOf(AnchorUnusable.class)
                .hasMessageContaining("must not be a repository that Tidemark watches");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "https://token@github.com/acme/anchors", "acme/a/b"})
    void whatIsNoRepositoryIsRefusedAndNotRepeated(String repository) {
        assertThatThrownBy(() -> settings(repository))
                .isInstanceOf(AnchorUnusable.class)
                .hasMessageNotContaining("token@");
    }

    @Test
    void repositoryIsOnGitHubOrOnThisMachine() {
        assertThat(settings("acme/anchors").onGitHub()).contains("acme/anchors");
        assertThat(settings("acme/anchors").onThisMachine()).isEmpty();
        assertThat(settings("/srv/anchors.git").onThisMachine())
                .contains(Path.of("/srv/anchors.git"));
        assertThat(settings("file:///srv/anchors.git").onThisMachine())
                .contains(Path.of("/srv/anchors.git"));
        assertThat(settings("./infra").onThisMachine()).contains(Path.of("infra").toAbsolutePath());
        assertThat(settings("").onGitHub()).isEmpty();
        assertThat(settings("").onThisMachine()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "example.org/log, example.org/log/checkpoint",
        "example.org/log/1, example.org/log/1/checkpoint",
        "../../etc, ~../~../etc/checkpoint",
        ".git/hooks, ~.git/hooks/checkpoint",
        "a//b, a/~/b/checkpoint",
        "log of ~acme, log~20of~20~7Eacme/checkpoint"
    })
    void noOriginNamesAnythingButItsOwnFile(String origin, String path) {
        assertThat(AnchorFile.path(origin)).isEqualTo(path);
    }
}
