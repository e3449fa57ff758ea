package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Which attributes force a replacement: paths of names and indexes, narrowed at every step. */
final class ReplacePaths {

    private final List<JsonNode> paths;
    private final int depth;

    private ReplacePaths(List<JsonNode> paths, int depth) {
        this.paths = paths;
        this.depth = depth;
    }

    static ReplacePaths of(JsonNode paths) {
        return new ReplacePaths(paths.valueStream().filter(JsonNode::isArray).toList(), 0);
    }

    /** Whether what is here, or something it is in, forces it. */
    boolean reached() {
        return paths.stream().anyMatch(path -> path.size() <= depth);
    }

    ReplacePaths field(String name) {
        return narrowed(step -> step.isTextual() && step.textValue().equals(name));
    }

    ReplacePaths element(int index) {
        return narrowed(step -> step.isNumber() && step.intValue() == index);
    }

    private ReplacePaths narrowed(java.util.function.Predicate<JsonNode> step) {
        if (paths.isEmpty()) {
            return this;
        }
        return new ReplacePaths(
                paths.stream()
                        .filter(path -> path.size() <= depth || step.test(path.get(depth)))
                        .toList(),
                depth + 1);
    }
}
