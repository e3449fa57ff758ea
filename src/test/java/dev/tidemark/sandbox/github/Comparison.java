package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.git.FileChange;
import dev.tidemark.sandbox.git.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one commit has and another has not, as {@code compare} tells it. */
final class Comparison {

    private final Commit base;
    private final Commit head;
    private final List<Commit> ahead;
    private final List<Commit> behind;

    Comparison(Commit base, Commit head) {
        this.base = base;
        this.head = head;
        this.ahead = History.between(base, head);
        this.behind = History.between(head, base);
    }

    /** The commits of the head that the base does not have, oldest first. */
    List<Commit> ahead() {
        return ahead;
    }

    ObjectNode json(CommitJson commits) {
        var json = Json.object();
        json.set("base_commit", commits.of(base));
        json.set("merge_base_commit", commits.of(mergeBase()));
        json.put("status", status())
                .put("ahead_by", ahead.size())
                .put("behind_by", behind.size())
                .put("total_commits", ahead.size());
        return json;
    }

    private Commit mergeBase() {
        return History.log(base, Set.of()).stream()
                .filter(commit -> !behind.contains(commit))
                .findFirst()
                .orElse(base);
    }

    private String status() {
        if (ahead.isEmpty()) {
            return behind.isEmpty() ? "identical" : "behind";
        }
        return behind.isEmpty() ? "ahead" : "diverged";
    }

    /** The last change of each path. */
    ArrayNode files(CommitJson commits) {
        Map<String, FileChange> changes = new LinkedHashMap<>();
        ahead.forEach(
                commit -> commit.changes().forEach(change -> changes.put(change.path(), change)));
        return Json.array(changes.values(), change -> commits.file(change, head));
    }
}
