package dev.tidemark.commit;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Revision;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as far as it matters to what was merged by it.
 *
 * @param repository canonical, as in the log
 * @param head the newest revision of its branch
 * @param contributors who pushed to it; none of them can approve it
 * @param reviews the last review of each person, by review id
 * @param mergedAt null if it is not merged
 */
record Merge(
        String repository,
        long number,
        @Nullable String title,
        @Nullable Actor author,
        @Nullable Revision head,
        List<Actor> contributors,
        Map<String, Review> reviews,
        @Nullable Revision mergeCommit,
        @Nullable Instant mergedAt,
        @Nullable Actor mergedBy) {

    /** A review of one revision. */
    record Review(@Nullable Actor by, ReviewState state, @Nullable Revision commit) {}

    static Merge unseen(String repository, long number) {
        return new Merge(
                repository, number, null, null, null, List.of(), Map.of(), null, null, null);
    }

    Merge after(JoinedFact fact) {
        return switch ((ChangeEvent) fact.event()) {
            case ChangeEvent.Opened opened ->
                    described(opened.description()).contributed(fact.actor());
            case ChangeEvent.Updated updated ->
                    described(updated.description())
                            .headed(updated.after())
                            .contributed(fact.actor());
            case ChangeEvent.Edited edited -> described(edited.description());
            case ChangeEvent.Reviewed reviewed -> reviewed(reviewed, fact.actor());
            case ChangeEvent.Merged merged ->
                    described(merged.description())
                            .merged(merged.mergeCommit(), fact.time(), fact.actor());
            case ChangeEvent.Closed closed -> described(closed.description());
            case ChangeEvent.Reopened reopened -> described(reopened.description());
        };
    }

    private Merge described(Description said) {
        return new Merge(
                repository,
                number,
                said.title() == null ? title : said.title(),
                said.author() == null ? author : said.author(),
                said.head() == null ? head : said.head(),
                contributors,
                reviews,
                mergeCommit,
                mergedAt,
                mergedBy);
    }

    private Merge headed(Revision at) {
        return new Merge(
                repository,
                number,
                title,
                author,
                at,
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
                title,
                author,
                head,
                List.copyOf(all),
                reviews,
                mergeCommit,
                mergedAt,
                mergedBy);
    }

    private Merge reviewed(ChangeEvent.Reviewed review, @Nullable Actor who) {
        Review known = reviews.get(review.reviewId());
        // Who dismisses a review is another than who wrote it.
        Actor by = known == null ? who : known.by();
        var all = new LinkedHashMap<>(reviews);
        all.put(review.reviewId(), new Review(by, review.state(), review.commit()));
        return new Merge(
                repository,
                number,
                title,
                author,
                head,
                contributors,
                all,
                mergeCommit,
                mergedAt,
                mergedBy);
    }

    private Merge merged(@Nullable Revision commit, Instant at, @Nullable Actor by) {
        return new Merge(
                repository, number, title, author, head, contributors, reviews, commit, at, by);
    }

    /**
     * Who approved exactly what was merged, and wrote, pushed or merged none of it. A later review
     * of the same person counts instead of an earlier one; a mere comment takes nothing back.
     */
    List<Actor> approvers() {
        Map<String, Review> last = new LinkedHashMap<>();
        for (Review review : reviews.values()) {
            if (review.by() != null && review.state() != ReviewState.COMMENTED) {
                last.put(id(review.by()), review);
            }
        }
        return last.values().stream()
                .filter(review -> review.state() == ReviewState.APPROVED)
                .filter(review -> head != null && head.equals(review.commit()))
                .map(review -> Objects.requireNonNull(review.by()))
                .filter(who -> !isOneOf(who, author) && !isOneOf(who, mergedBy))
                .filter(who -> contributors.stream().noneMatch(each -> isOneOf(who, each)))
                .toList();
    }

    private static boolean isOneOf(Actor who, @Nullable Actor other) {
        return other != null && id(who).equals(id(other));
    }

    private static String id(Actor actor) {
        return actor.id() == null ? "login " + actor.login() : actor.id();
    }
}
