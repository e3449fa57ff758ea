package dev.tidemark.approval;

import java.util.List;

/**
 * What waits, as one person sees it. Teams are asked of GitHub at a decision; here who is in one is
 * as it was at most a few minutes ago.
 *
 * @param mine what this person may decide now, the most destructive first
 * @param others what waits for others, each with why
 * @param reviews overrides that this person may review
 * @param decided what was decided lately, the newest first
 */
public record Inbox(
        List<Waiting> mine,
        List<Waiting> others,
        List<ApprovalLine> reviews,
        List<ApprovalLine> decided) {

    public Inbox {
        mine = List.copyOf(mine);
        others = List.copyOf(others);
        reviews = List.copyOf(reviews);
        decided = List.copyOf(decided);
    }

    /** A request that waits, and every rule of an approval by this person. */
    public record Waiting(ApprovalLine line, Explained explained) {}
}
