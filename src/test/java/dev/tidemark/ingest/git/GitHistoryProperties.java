package dev.tidemark.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ingest.git.RandomHistory.Commit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.jgit.util.FileUtils;

/** Histories of any shape, compared with a plain reading of their description and with git. */
class GitHistoryProperties {

    @Provide
    Arbitrary<List<Commit>> histories() {
        return RandomHistory.any();
    }

    @Property(tries = 60)
    void historyIsWhatItsDescriptionSays(@ForAll("histories") List<Commit> commits)
            throws IOException {
        Path directory = Files.createTempDirectory("history");
        try (var git = new GitFixture(directory)) {
            List<String> ids = RandomHistory.write(commits, git);

            List<GitCommit> history = read(git.path());

            List<Integer> mainline = mainline(commits);
            assertThat(history)
                    .extracting(commit -> commit.sha().sha())
                    .isEqualTo(mainline.stream().map(ids::get).toList());
            for (int i = 0; i < mainline.size(); i++) {
                assertBrought(commits, ids, mainline.get(i), history.get(i));
            }
            if (gitIsThere()) {
                assertThat(pathsByCommit(history)).isEqualTo(gitLog(git.path()));
            }
        } finally {
            FileUtils.delete(directory.toFile(), FileUtils.RECURSIVE);
        }
    }

    private static void assertBrought(
            List<Commit> commits, List<String> ids, int index, GitCommit read) {
        Commit commit = commits.get(index);
        Map<String, String> before =
                commit.parents().isEmpty()
                        ? Map.of()
                        : commits.get(commit.parents().getFirst()).files();
        assertThat(read.changed())
                .isEqualTo(new ChangedPaths(differing(before, commit.files()), false));
        SortedSet<Integer> brought = reachable(commits, index);
        if (!commit.parents().isEmpty()) {
            brought.removeAll(reachable(commits, commit.parents().getFirst()));
        }
        assertThat(read.commitCount()).isEqualTo(brought.size());
        assertThat(read.commits())
                .extracting(one -> one.sha().sha())
                .containsExactlyInAnyOrderElementsOf(brought.stream().map(ids::get).toList());
    }

    private static List<String> differing(Map<String, String> one, Map<String, String> other) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream())
                .filter(path -> !Objects.equals(one.get(path), other.get(path)))
                .sorted()
                .distinct()
                .toList();
    }

    private static List<Integer> mainline(List<Commit> commits) {
        var newestFirst = new ArrayList<Integer>();
        int index = commits.size() - 1;
        newestFirst.add(index);
        while (!commits.get(index).parents().isEmpty()) {
            index = commits.get(index).parents().getFirst();
            newestFirst.add(index);
        }
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static SortedSet<Integer> reachable(List<Commit> commits, int from) {
        var reached = new TreeSet<Integer>();
        reached.add(from);
        for (int parent : commits.get(from).parents()) {
            reached.addAll(reachable(commits, parent));
        }
        return reached;
    }

    private static List<GitCommit> read(Path clone) {
        try (GitHistory history = GitHistory.open(clone, null, new NoreplyAddress("github.com"))) {
            return history.next(Integer.MAX_VALUE);
        }
    }

    private static Map<String, List<String>> pathsByCommit(List<GitCommit> history) {
        var paths = new LinkedHashMap<String, List<String>>();
        history.forEach(commit -> paths.put(commit.sha().sha(), commit.changed().paths()));
        return paths;
    }

    private static boolean gitIsThere() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "git")));
    }

    private static Map<String, List<String>> gitLog(Path clone) throws IOException {
        var git =
                new ProcessBuilder(
                        "git",
                        "-c",
                        "core.quotePath=false",
                        "log",
                        "--first-parent",
                        "-m",
                        "--name-only",
                        "--no-renames",
                        "--root",
                        "--reverse",
                        "--format=commit %H",
                        "main");
        git.directory(clone.toFile());
        git.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        git.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        git.environment().put("GIT_DIR", clone.toString());
        git.redirectErrorStream(true);
        String output =
                new String(git.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var paths = new LinkedHashMap<String, List<String>>();
        for (String commit : output.split("(?m)^commit ", -1)) {
            List<String> lines = commit.lines().filter(line -> !line.isBlank()).toList();
            if (!lines.isEmpty()) {
                paths.put(lines.getFirst(), lines.stream().skip(1).sorted().distinct().toList());
            }
        }
        return paths;
    }
}
