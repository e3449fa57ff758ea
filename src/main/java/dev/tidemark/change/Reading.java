package dev.tidemark.change;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent.Closed;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.Merged;
import dev.tidemark.event.ChangeEvent.Opened;
import dev.tidemark.event.ChangeEvent.Reopened;
import dev.tidemark.event.ChangeEvent.Updated;
import dev.tidemark.event.Event;
import dev.tidemark.event.Revision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a timeline says of a change.
 *
 * <p>A claim, such as a Git commit that calls itself "Merge pull request #900", is only listened to
 * while nothing stronger says whether the change is open, closed or merged; of several claims to
 * the first.
 */
final class Reading {

    private final List<Moment> timeline;
    private final List<Moment> known;
    private final Optional<Moment> heardClaim;

    Reading(List<Moment> timeline) {
        this.timeline = timeline;
        this.known = timeline.stream().filter(moment -> !moment.isClaimed()).toList();
        this.heardClaim =
                known.stream().anyMatch(Reading::bearsOnState)
                        ? Optional.empty()
                        : timeline.stream()
                                .filter(Moment::isClaimed)
                                .filter(moment -> moment.event() instanceof Merged)
                                .findFirst();
    }

    private static boolean bearsOnState(Moment moment) {
        Event event = moment.event();
        return event instanceof Opened
                || event instanceof Updated
                || event instanceof Closed
                || event instanceof Reopened
                || event instanceof Merged;
    }

    Change change(String repository, long number) {
        Description description = Descriptions.fold(heardClaim, known);
        Optional<Moment> opened = last(Opened.class);
        Optional<Moment> merged = last(Merged.class).or(() -> heardClaim);
        Instant closedAt = merged.isPresent() ? null : closedAt();
        return new Change(
                repository,
                null,
                number,
                description.title(),
                author(description, opened),
                state(merged.isPresent(), closedAt != null, description),
                strongestProof(),
                description.base(),
                description.headRef(),
                description.head(),
                mergeCommit(),
                opened.map(Moment::time).orElse(null),
                updatedAt(),
                merged.map(Moment::time).orElse(null),
                closedAt,
                mergedBy(),
                Reviews.current(known),
                timeline,
                List.of(),
                List.of(),
                false);
    }

    private Optional<Moment> last(Class<? extends Event> event) {
        return known.reversed().stream()
                .filter(moment -> event.isInstance(moment.event()))
                .findFirst();
    }

    private static @Nullable Actor author(Description description, Optional<Moment> opened) {
        Actor author = description.author();
        return author == null && opened.isPresent() ? opened.get().actor() : author;
    }

    private static State state(boolean isMerged, boolean isClosed, Description description) {
        if (isMerged) {
            return State.MERGED;
        }
        if (isClosed) {
            return State.CLOSED;
        }
        return Boolean.TRUE.equals(description.draft()) ? State.DRAFT : State.OPEN;
    }

    /** When it was closed for good; a closing and a reopening in one second undo each other. */
    private @Nullable Instant closedAt() {
        Instant closedBefore = null;
        Instant closedAt = null;
        Instant last = null;
        Event atLast = null;
        for (Moment moment : known) {
            Event event = moment.event();
            if (!(event instanceof Closed || event instanceof Reopened)) {
                continue;
            }
            boolean undoes =
                    moment.time().equals(last)
                            && atLast != null
                            && event.getClass() != atLast.getClass();
            if (undoes) {
                closedAt = closedBefore;
                continue;
            }
            closedBefore = closedAt;
            closedAt = event instanceof Closed ? moment.time() : null;
            last = moment.time();
            atLast = event;
        }
        return closedAt;
    }

    private Stream<Moment> merges() {
        return Stream.concat(heardClaim.stream(), known.stream())
                .filter(moment -> moment.event() instanceof Merged);
    }

    private @Nullable Revision mergeCommit() {
        return merges().map(moment -> Optional.ofNullable(((Merged) moment.event()).mergeCommit()))
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private @Nullable Actor mergedBy() {
        return merges().map(moment -> Optional.ofNullable(moment.actor()))
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private ActorProof strongestProof() {
        return timeline.stream()
                .map(Moment::proof)
                .max(Comparator.naturalOrder())
                .orElse(ActorProof.CLAIMED);
    }

    private Instant updatedAt() {
        return (known.isEmpty() ? timeline : known).getLast().time();
    }
}
