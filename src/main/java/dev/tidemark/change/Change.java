package dev.tidemark.change;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.Revision;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One pull request: what its timeline says, and nothing else.
 *
 * @param repository host and GitHub's id; host and name while nobody knows the id
 * @param repositoryName {@code owner/name} of today; put in when it is read
 * @param proof the strongest that any moment has
 * @param openedAt null if the opening was never told
 * @param updatedAt time of the last moment; of the last that is more than a claim if there is one
 * @param closedAt when it was closed without a merge, unless it was reopened since
 * @param reviews one per reviewer: the last that decided, or that commented if none decided
 * @param timeline in order of time; of one second, head moves follow each other
 * @param domains that its revisions touch; put in when it is read, as the next two
 * @param environments that its revisions touch by themselves
 * @param touchesAny whether paths were widened so far that it may touch others as well
 */
public record Change(
        String repository,
        @Nullable String repositoryName,
        long number,
        @Nullable String title,
        @Nullable Actor author,
        State state,
        ActorProof proof,
        @Nullable String base,
        @Nullable String headRef,
        @Nullable Revision head,
        @Nullable Revision mergeCommit,
        @Nullable Instant openedAt,
        Instant updatedAt,
        @Nullable Instant mergedAt,
        @Nullable Instant closedAt,
        @Nullable Actor mergedBy,
        List<Review> reviews,
        List<Moment> timeline,
        List<String> domains,
        List<String> environments,
        boolean touchesAny) {

    public Change {
        reviews = List.copyOf(reviews);
        timeline = List.copyOf(timeline);
        domains = List.copyOf(domains);
        environments = List.copyOf(environments);
    }

    /** The change with one more fact, which MUST be later than those before. */
    static Change evolve(@Nullable Change current, JoinedFact fact) {
        List<Moment> before = current == null ? List.of() : current.timeline;
        List<Moment> timeline = Timeline.add(before, Moment.of(fact));
        List<String> subject = fact.subject().parts();
        return new Reading(timeline).change(subject.get(0), Long.parseLong(subject.get(1)));
    }

    /** The change with what is known beside it: its repository's name and what it touches. */
    Change shown(ChangeSummary summary) {
        return new Change(
                repository,
                summary.repositoryName(),
                number,
                title,
                author,
                state,
                proof,
                base,
                headRef,
                head,
                mergeCommit,
                openedAt,
                updatedAt,
                mergedAt,
                closedAt,
                mergedBy,
                reviews,
                timeline,
                summary.domains(),
                summary.environments(),
                summary.touchesAny());
    }

    /**
     * Whether a moment counts for where the change stands. A claimed merge does only if it is the
     * one that the change was merged by; shown it is in any case.
     */
    public boolean counts(Moment moment) {
        return !moment.isClaimed()
                || !(moment.event() instanceof ChangeEvent.Merged merged)
                || (mergeCommit != null && mergeCommit.equals(merged.mergeCommit()));
    }

    /** Every revision that was ever its head, and what the base branch got. */
    Set<Revision> revisions() {
        var revisions = new TreeSet<Revision>(java.util.Comparator.comparing(Revision::sha));
        for (Moment moment : timeline) {
            if (counts(moment)) {
                revisionsOf((ChangeEvent) moment.event()).stream()
                        .filter(Objects::nonNull)
                        .filter(revision -> !revision.isNone())
                        .forEach(revisions::add);
            }
        }
        return revisions;
    }

    private static List<@Nullable Revision> revisionsOf(ChangeEvent event) {
        return switch (event) {
            case ChangeEvent.Opened opened -> asList(opened.description().head());
            case ChangeEvent.Updated updated -> asList(updated.before(), updated.after());
            case ChangeEvent.Edited edited -> asList(edited.description().head());
            case ChangeEvent.Reviewed ignored -> List.of();
            case ChangeEvent.Merged merged ->
                    asList(merged.description().head(), merged.mergeCommit());
            case ChangeEvent.Closed closed -> asList(closed.description().head());
            case ChangeEvent.Reopened reopened -> asList(reopened.description().head());
        };
    }

    private static List<@Nullable Revision> asList(@Nullable Revision... revisions) {
        return java.util.Arrays.asList(revisions);
    }
}
