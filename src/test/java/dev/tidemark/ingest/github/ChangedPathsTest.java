package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedPathsTest {

    private static final int ROOM = 2_000;

    @Test
    void pathsThatFitStayAsTheyAre() {
        var changed = ChangedPaths.of(List.of("b/c", "a", "b/c"), true, ROOM);

        assertThat(changed).isEqualTo(new ChangedPaths(List.of("a", "b/c"), false));
    }

    @Test
    void crowdedDirectoryIsWidenedAndItsNeighboursAreNot() {
        var listed = new ArrayList<>(List.of("domains/orders/values.yaml", "README.md"));
        for (int i = 0; i < 500; i++) {
            listed.add("terraform/modules/vendored/file-" + i + ".tf");
        }

        var changed = ChangedPaths.of(listed, true, ROOM);

        assertThat(changed.widened()).isTrue();
        assertThat(changed.paths())
                .containsExactly(
                        "README.md", "domains/orders/values.yaml", "terraform/modules/vendored/");
    }

    @Test
    void directoriesAreWidenedFromTheInsideOut() {
        var listed = new ArrayList<String>();
        for (int domain = 0; domain < 30; domain++) {
            for (int file = 0; file < 40; file++) {
                listed.add("domains/domain-" + domain + "/overlays/production/" + file + ".yaml");
            }
        }

        var changed = ChangedPaths.of(listed, true, ROOM);

        assertThat(changed.paths())
                .hasSize(30)
                .allMatch(path -> path.matches("domains/domain-\\d+/overlays/production/"));
    }

    @Test
    void rootIsTheLastResort() {
        var listed = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            listed.add("file-" + i);
        }

        var changed = ChangedPaths.of(listed, true, ROOM);

        assertThat(changed.paths()).containsExactly(ChangedPaths.EVERYTHING);
    }

    @Test
    void pathLongerThanAnyGitHubShowsBecomesItsDirectory() {
        var changed = ChangedPaths.of(List.of("a/" + "b".repeat(5_000)), true, ROOM);

        assertThat(changed).isEqualTo(new ChangedPaths(List.of("a/"), true));
    }

    @Test
    void incompleteListMatchesEverything() {
        var changed = ChangedPaths.of(List.of("a/b"), false, ROOM);

        assertThat(changed)
                .isEqualTo(new ChangedPaths(List.of(ChangedPaths.EVERYTHING, "a/b"), true));
    }
}
