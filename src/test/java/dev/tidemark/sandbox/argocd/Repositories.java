package dev.tidemark.sandbox.argocd;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The main branches that are deployed from: revisions in order with the paths they changed. */
final class Repositories {

    /** What an application is made of before any commit touched it. */
    static final String UNTOUCHED = "0000000000000000000000000000000000000000";

    private final Map<String, List<Commit>> commits = new HashMap<>();

    record Commit(String revision, List<String> paths) {}

    void add(String repoUrl, String revision, Collection<String> paths) {
        commits.computeIfAbsent(repoUrl, any -> new ArrayList<>())
                .add(new Commit(revision, List.copyOf(paths)));
    }

    String head(String repoUrl) {
        var of = commits.getOrDefault(repoUrl, List.of());
        return of.isEmpty() ? UNTOUCHED : of.getLast().revision();
    }

    /** The last commit up to a revision with such a path. */
    String lastTouching(String repoUrl, String revision, Predicate<String> path) {
        var of = commits.getOrDefault(repoUrl, List.of());
        for (int i = position(repoUrl, revision); i >= 0; i--) {
            if (of.get(i).paths().stream().anyMatch(path)) {
                return of.get(i).revision();
            }
        }
        return UNTOUCHED;
    }

    /** Minus one of a revision that is not known. */
    int position(String repoUrl, String revision) {
        var of = commits.getOrDefault(repoUrl, List.of());
        for (int i = of.size() - 1; i >= 0; i--) {
            if (of.get(i).revision().equals(revision)) {
                return i;
            }
        }
        return -1;
    }
}
