package dev.tidemark.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ingest.JsonSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TreeDiffTest {

    private static final int BUDGET = 40_000;

    @TempDir private Path directory;

    @Test
    void fileThatBecomesADirectoryIsBoth() throws IOException {
        assertThat(diff(Map.of("a", "1"), Map.of("a/b", "1"), BUDGET))
                .isEqualTo(new ChangedPaths(List.of("a", "a/b"), false));
    }

    @Test
    void submoduleIsAPathAndIsNeverOpened() throws IOException {
        assertThat(diff(Map.of("m", "1".repeat(40)), Map.of("m", "2".repeat(40)), BUDGET).paths())
                .containsExactly("m");
    }

    @Test
    void pathsThatDoNotFitAreWidenedToTheirDirectories() throws IOException {
        var files = new TreeMap<String, String>();
        for (int i = 0; i < 3_000; i++) {
            files.put("services/catalogue/manifests/generated-%05d.yaml".formatted(i), "1");
        }
        files.put("README.md", "1");
        files.put("clusters/production/root.yaml", "1");

        ChangedPaths changed = diff(Map.of(), files, BUDGET);

        assertThat(changed.widened()).isTrue();
        assertThat(changed.paths())
                .containsExactly(
                        "README.md",
                        "clusters/production/root.yaml",
                        "services/catalogue/manifests/");
    }

    @Test
    void whenNothingFitsTheRootStandsForAll() throws IOException {
        assertThat(diff(Map.of(), Map.of("some-file", "1"), 4))
                .isEqualTo(new ChangedPaths(List.of("/"), true));
    }

    @Test
    void whatIsWidenedStillFits() throws IOException {
        var files = new TreeMap<String, String>();
        for (int i = 0; i < 5_000; i++) {
            files.put("dir-%02d/sub-%d/file-%04d\u0001\"".formatted(i % 70, i % 7, i), "1");
        }

        ChangedPaths changed = diff(Map.of(), files, BUDGET);

        assertThat(changed.paths().stream().mapToInt(JsonSize::of).sum()).isLessThan(BUDGET);
        assertThat(files.keySet())
                .allMatch(file ->
                        changed.paths().stream()
                                .anyMatch(path ->
                                        path.endsWith("/")
                                                ? file.startsWith(path)
                                                : file.equals(path)));
    }

    /** Ten names, all the same directory of ten names, and so on, thirty deep: 10^30 paths. */
    @Test
    @Timeout(10)
    void treeOfEndlessPathsIsWidenedAtOnce() throws IOException {
        try (var git = new GitFixture(directory)) {
            ObjectId level = git.tree(Map.of("file", "1"));
            for (int depth = 0; depth < 30; depth++) {
                var tree = new TreeFormatter();
                for (int name = 0; name < 10; name++) {
                    tree.append("d" + name, FileMode.TREE, level);
                }
                level = git.object(Constants.OBJ_TREE, tree.toByteArray());
            }

            ChangedPaths changed = between(git, ObjectId.zeroId(), level, BUDGET);

            assertThat(changed.widened()).isTrue();
            assertThat(changed.paths()).hasSizeBetween(1_000, 10_000);
        }
    }

    private ChangedPaths diff(Map<String, String> before, Map<String, String> after, int budget)
            throws IOException {
        try (var git = new GitFixture(directory)) {
            return between(git, git.tree(before), git.tree(after), budget);
        }
    }

    private static ChangedPaths between(GitFixture git, ObjectId before, ObjectId after, int budget)
            throws IOException {
        try (var repository = new FileRepository(git.path().toFile());
                ObjectReader reader = repository.newObjectReader()) {
            return new TreeDiff(reader).between(before, after, budget);
        }
    }
}
