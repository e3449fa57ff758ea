package dev.tidemark.ingest.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.eclipse.jgit.lib.ObjectId;

/** Describes histories of any shape, and writes them. */
final class RandomHistory {

    /**
     * One commit.
     *
     * @param parents indexes of earlier commits
     * @param files the whole content by path
     */
    record Commit(List<Integer> parents, Map<String, String> files) {}

    /** What a commit is made from: parents as distances back, one path set or removed. */
    private record Step(List<Integer> back, String path, int content) {}

    private static final Set<String> PATHS =
            Set.of("a", "b/c", "b/d/e", "b/d/f", "g-h", "g/h", "ä/ö", "with space/x", "zz");

    private RandomHistory() {}

    static Arbitrary<List<Commit>> any() {
        Arbitrary<Step> step =
                Combinators.combine(
                                Arbitraries.integers()
                                        .between(1, 6)
                                        .set()
                                        .ofMinSize(1)
                                        .ofMaxSize(3),
                                Arbitraries.of(PATHS),
                                Arbitraries.integers().between(0, 2))
                        .as((back, path, content) -> new Step(List.copyOf(back), path, content));
        return step.list().ofMinSize(1).ofMaxSize(25).map(RandomHistory::commits);
    }

    private static List<Commit> commits(List<Step> steps) {
        var commits = new ArrayList<Commit>();
        for (Step step : steps) {
            List<Integer> parents =
                    step.back().stream()
                            .map(back -> commits.size() - back)
                            .filter(parent -> parent >= 0)
                            .toList();
            var files = new TreeMap<String, String>();
            parents.reversed().forEach(parent -> files.putAll(commits.get(parent).files()));
            if (step.content() == 0) {
                files.remove(step.path());
            } else {
                files.put(step.path(), "content " + step.content());
            }
            commits.add(new Commit(parents, files));
        }
        return commits;
    }

    /** Ids in the order of the description; the last one is the tip of {@code main}. */
    static List<String> write(List<Commit> commits, GitFixture git) {
        var ids = new ArrayList<ObjectId>();
        for (Commit commit : commits) {
            ObjectId[] parents = commit.parents().stream().map(ids::get).toArray(ObjectId[]::new);
            ids.add(git.commit("Commit " + ids.size(), commit.files(), parents));
        }
        git.branch("main", ids.getLast());
        return ids.stream().map(ObjectId::name).toList();
    }
}
