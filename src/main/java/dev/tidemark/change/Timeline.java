package dev.tidemark.change;

import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Closed;
import dev.tidemark.event.ChangeEvent.Edited;
import dev.tidemark.event.ChangeEvent.Merged;
import dev.tidemark.event.ChangeEvent.Opened;
import dev.tidemark.event.ChangeEvent.Reopened;
import dev.tidemark.event.ChangeEvent.Reviewed;
import dev.tidemark.event.ChangeEvent.Updated;
import dev.tidemark.event.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Moments in order. GitHub's clock has whole seconds, and a branch is often pushed twice in one: of
 * one instant, head moves are put so that each begins where the one before ended.
 */
final class Timeline {

    private Timeline() {}

    /** A timeline with a moment that is not earlier than its last. */
    static List<Moment> add(List<Moment> timeline, Moment moment) {
        var longer = new ArrayList<>(timeline);
        longer.add(moment);
        if (moment.event() instanceof Updated) {
            chain(longer, moment.time());
        }
        return longer;
    }

    private static void chain(List<Moment> timeline, Instant time) {
        var places = new ArrayList<Integer>();
        var moves = new ArrayList<Moment>();
        for (int i = timeline.size() - 1; i >= 0 && timeline.get(i).time().equals(time); i--) {
            if (timeline.get(i).event() instanceof Updated) {
                places.addFirst(i);
                moves.addFirst(timeline.get(i));
            }
        }
        if (moves.size() < 2) {
            return;
        }
        Revision head = headBefore(timeline, time);
        for (int place : places) {
            Moment next = next(moves, head);
            moves.remove(next);
            timeline.set(place, next);
            head = ((Updated) next.event()).after();
        }
    }

    /** The move that begins at this head; else one that no other leads to; else any. */
    private static Moment next(List<Moment> moves, @Nullable Revision head) {
        return moves.stream()
                .filter(move -> ((Updated) move.event()).before().equals(head))
                .findFirst()
                .or(() -> moves.stream().filter(move -> !isLedTo(moves, move)).findFirst())
                .orElseGet(moves::getFirst);
    }

    private static boolean isLedTo(List<Moment> moves, Moment move) {
        Revision begin = ((Updated) move.event()).before();
        return moves.stream()
                .anyMatch(other ->
                        !other.equals(move) && ((Updated) other.event()).after().equals(begin));
    }

    private static @Nullable Revision headBefore(List<Moment> timeline, Instant time) {
        return timeline.reversed().stream()
                .filter(moment -> moment.time().isBefore(time) && !moment.isClaimed())
                .map(moment -> headAfter((ChangeEvent) moment.event()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The head that an event tells. */
    static @Nullable Revision headAfter(ChangeEvent event) {
        return switch (event) {
            case Opened opened -> opened.description().head();
            case Updated updated -> updated.after();
            case Edited edited -> edited.description().head();
            case Reviewed ignored -> null;
            case Merged merged -> merged.description().head();
            case Closed closed -> closed.description().head();
            case Reopened reopened -> reopened.description().head();
        };
    }
}
