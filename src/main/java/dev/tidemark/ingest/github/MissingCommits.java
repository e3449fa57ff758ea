package dev.tidemark.ingest.github;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommit;

/**
 * The commits of a branch that no known move brought, but that lie above one that did: what is
 * older than the oldest known move was before anybody watched, and is no gap.
 */
final class MissingCommits {

    /** A branch is looked at this far down. */
    private static final int FARTHEST = 5_000;

    /** Where the branch was before it moved to a commit. */
    @FunctionalInterface
    interface KnownMoves {
        Optional<String> before(String after) throws SQLException;
    }

    /**
     * Commits without a known move between them.
     *
     * @param known the commit that they stand on
     * @param missing newest first, never empty
     */
    record Gap(GHCommit known, List<GHCommit> missing) {

        Gap {
            missing = List.copyOf(missing);
        }
    }

    private final KnownMoves moves;
    private final List<Gap> gaps = new ArrayList<>();
    private final List<GHCommit> pending = new ArrayList<>();
    private @Nullable String coveredDownTo;

    private MissingCommits(KnownMoves moves) {
        this.moves = moves;
    }

    /**
     * What is missing on a branch.
     *
     * @param branch first parents, newest first
     * @param until a commit that was looked at before, with all below it
     */
    static List<Gap> in(Iterator<GHCommit> branch, @Nullable String until, KnownMoves moves)
            throws SQLException {
        var missing = new MissingCommits(moves);
        for (int i = 0; i < FARTHEST && branch.hasNext(); i++) {
            GHCommit commit = branch.next();
            if (commit.getSHA1().equals(until)) {
                missing.standsOn(commit);
                break;
            }
            missing.look(commit);
        }
        return missing.gaps;
    }

    private void look(GHCommit commit) throws SQLException {
        Optional<String> before = moves.before(commit.getSHA1());
        if (before.isPresent()) {
            standsOn(commit);
            coveredDownTo = before.get();
        } else if (coveredDownTo == null || coveredDownTo.equals(commit.getSHA1())) {
            coveredDownTo = null;
            pending.add(commit);
        }
    }

    private void standsOn(GHCommit known) {
        if (!pending.isEmpty()) {
            gaps.add(new Gap(known, pending));
            pending.clear();
        }
    }
}
