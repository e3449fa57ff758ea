package dev.tidemark.commit;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Revision;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as far as it matters to what was merged by it.
 *
 * @param repository canonical, as in the log
 * @param isObserved whether anything more than a claim told of it; if not, nobody saw its reviews
 * @param headRef name of the branch that it comes from
 * @param heads every revision that its branch was known to be at, in order of time
 * @param contributors who opened it or pushed to it; none of them can approve it
 * @param reviews every state of every review, in order of time; claims are none
 * @param mergedAt null if it is not merged
 * @param mergedBy null if nobody who could know told
 */
record Merge(
        String repository,
        long number,
        boolean isObserved,
        @Nullable String title,
        @Nullable Actor author,
        @Nullable String headRef,
        List<Head> heads,
        List<Actor> contributors,
        List<Review> reviews,
        @Nullable Revision mergeCommit,
        @Nullable Instant mergedAt,
        @Nullable Actor mergedBy) {

    Merge {
        heads = List.copyOf(heads);
        contributors = List.copyOf(contributors);
        reviews = List.copyOf(reviews);
    }

    /**
     * A revision that its branch was at.
     *
     * @param isPusherKnown whether a signature says who moved the branch there
     */
    record Head(Revision revision, Instant since, boolean isPusherKnown) {}

    /**
     * A review of one revision came to a state.
     *
     * @param by who wrote the review, also of its dismissal; null if only that was told
     */
    record Review(
            String id,
            @Nullable Actor by,
            ReviewState state,
            @Nullable Revision commit,
            Instant at) {}

    static Merge unseen(String repository, long number) {
        return new Merge(
                repository,
                number,
                false,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    Merge after(JoinedFact fact) {
        boolean isClaim = fact.proof() == ActorProof.CLAIMED;
        Merge before = isClaim ? this : observed();
        return switch ((ChangeEvent) fact.event()) {
            case ChangeEvent.Opened opened ->
                    before.described(opened.description(), fact).contributed(fact.actor());
            case ChangeEvent.Updated updated ->
                    before.described(updated.description(), fact)
                            .headed(
                                    updated.after(),
                                    fact.time(),
                                    fact.actor() != null && fact.actorProof() == ActorProof.SIGNED)
                            .contributed(fact.actor());
            case ChangeEvent.Edited edited -> before.described(edited.description(), fact);
            case ChangeEvent.Reviewed reviewed -> isClaim ? this : before.reviewed(reviewed, fact);
            case ChangeEvent.Merged merged ->
                    before.described(merged.description(), fact).merged(merged, fact);
            case ChangeEvent.Closed closed -> before.described(closed.description(), fact);
            case ChangeEvent.Reopened reopened -> before.described(reopened.description(), fact);
        };
    }

    /** The newest revision of its branch. */
    @Nullable Revision head() {
        return heads.isEmpty() ? null : heads.getLast().revision();
    }

    private Merge observed() {
        return new Merge(
                repository,
                number,
                true,
                title,
                author,
                headRef,
                heads,
                contributors,
                reviews,
                mergeCommit,
                mergedAt,
                mergedBy);
    }

    /** A claim adds nothing to what was observed. */
    private Merge described(Description said, JoinedFact fact) {
        return fact.proof() == ActorProof.CLAIMED && isObserved
                ? this
                : described(said, fact.time());
    }

    private Merge described(Description said, Instant at) {
        var described =
                new Merge(
                        repository,
                        number,
                        isObserved,
                        said.title() == null ? title : said.title(),
                        said.author() == null ? author : said.author(),
                        said.headRef() == null ? headRef : said.headRef(),
                        heads,
                        contributors,
                        reviews,
                        mergeCommit,
                        mergedAt,
                        mergedBy);
        return said.head() == null ? described : described.headed(said.head(), at, false);
    }

    private Merge headed(Revision revision, Instant at, boolean isPusherKnown) {
        var all = new ArrayList<>(heads);
        Head last = heads.isEmpty() ? null : heads.getLast();
        if (last != null && last.revision().equals(revision)) {
            all.removeLast();
            all.add(new Head(revision, last.since(), last.isPusherKnown() || isPusherKnown));
        } else {
            all.add(new Head(revision, at, isPusherKnown));
        }
        return new Merge(
                repository,
                number,
                isObserved,
                title,
                author,
                headRef,
                all,
                contributors,
                reviews,
                mergeCommit,
                mergedAt,
                mergedBy);
    }

    private Merge contributed(@Nullable Actor who) {
        if (who == null || contributors.contains(who)) {
            return this;
        }
        var all = new ArrayList<>(contributors);
        all.add(who);
        return new Merge(
                repository,
                number,
                isObserved,
                title,
                author,
                headRef,
                heads,
                all,
                reviews,
                mergeCommit,
                mergedAt,
                mergedBy);
    }

    private Merge reviewed(ChangeEvent.Reviewed review, JoinedFact fact) {
        // Who dismisses a review is another than who wrote it.
        Actor by =
                reviews.stream()
                        .filter(known -> known.id().equals(review.reviewId()))
                        .findFirst()
                        .map(Review::by)
                        .orElse(review.state() == ReviewState.DISMISSED ? null : fact.actor());
        var all = new ArrayList<>(reviews);
        all.add(new Review(review.reviewId(), by, review.state(), review.commit(), fact.time()));
        return new Merge(
                repository,
                number,
                isObserved,
                title,
                author,
                headRef,
                heads,
                contributors,
                all,
                mergeCommit,
                mergedAt,
                mergedBy);
    }

    private Merge merged(ChangeEvent.Merged merged, JoinedFact fact) {
        boolean isClaim = fact.proof() == ActorProof.CLAIMED;
        if (isClaim && mergedBy != null) {
            return this;
        }
        return new Merge(
                repository,
                number,
                isObserved,
                title,
                author,
                headRef,
                heads,
                contributors,
                reviews,
                merged.mergeCommit(),
                fact.time(),
                fact.actorProof() == ActorProof.CLAIMED ? null : fact.actor());
    }
}
