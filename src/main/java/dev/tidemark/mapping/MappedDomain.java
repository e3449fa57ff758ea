package dev.tidemark.mapping;

import java.util.List;
import java.util.Map;

/**
 * A domain, and what is in it: applications that have all the labels, and what lies where one of
 * the paths says.
 *
 * @param labels none if labels do not tell
 * @param paths none if paths do not tell
 */
public record MappedDomain(String name, Map<String, String> labels, List<Glob> paths) {

    public MappedDomain {
        labels = Map.copyOf(labels);
        paths = List.copyOf(paths);
    }

    boolean isLabelled(Map<String, String> labelled) {
        return !labels.isEmpty() && labelled.entrySet().containsAll(labels.entrySet());
    }

    boolean holds(String path) {
        return paths.stream().anyMatch(glob -> glob.matches(path));
    }
}
