package dev.tidemark.ingest.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The branch whose history is read.
 *
 * @param name without {@code refs/heads/}
 * @param isDefault whether nothing in the clone says that another one is the default
 */
record DefaultBranch(String name, ObjectId tip, boolean isDefault) {

    private static final String REMOTE = Constants.R_REMOTES + "origin/";

    // GitHub's own limit; it also keeps an entry, which holds the name three times, in its limit.
    private static final int LONGEST_NAME = 255;

    String ref() {
        return Constants.R_HEADS + name;
    }

    static DefaultBranch of(Repository clone, @Nullable String asked) throws IOException {
        String remote = target(clone, REMOTE + Constants.HEAD, REMOTE);
        String name = asked;
        if (name == null) {
            name = remote == null ? target(clone, Constants.HEAD, Constants.R_HEADS) : remote;
        }
        if (name == null) {
            throw new UnusableClone(
                    "This clone does not say which branch is the default (HEAD names none): name"
                            + " it with --branch.");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new UnusableClone("A branch's name has at most 255 bytes.");
        }
        return new DefaultBranch(name, tip(clone, name), remote == null || remote.equals(name));
    }

    /** The branch below {@code prefix} that a symbolic ref points to. */
    private static @Nullable String target(Repository clone, String symbolic, String prefix)
            throws IOException {
        Ref ref = clone.exactRef(symbolic);
        if (ref == null || !ref.isSymbolic()) {
            return null;
        }
        String target = ref.getTarget().getName();
        return target.startsWith(prefix) ? target.substring(prefix.length()) : null;
    }

    /** What was fetched goes before what only this clone has. */
    private static ObjectId tip(Repository clone, String name) throws IOException {
        Ref ref = clone.exactRef(REMOTE + name);
        if (ref == null) {
            ref = clone.exactRef(Constants.R_HEADS + name);
        }
        ObjectId tip = ref == null ? null : ref.getObjectId();
        if (tip == null) {
            throw new UnusableClone(
                    "There is no branch %s with a commit in this clone; it has %s."
                            .formatted(name, branches(clone)));
        }
        return tip;
    }

    private static String branches(Repository clone) throws IOException {
        String names =
                clone.getRefDatabase().getRefsByPrefix(Constants.R_HEADS, REMOTE).stream()
                        .map(Ref::getName)
                        .map(name -> name.replaceFirst("^refs/(heads|remotes/origin)/", ""))
                        .filter(name -> !name.equals(Constants.HEAD))
                        .distinct()
                        .limit(10)
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }
}
