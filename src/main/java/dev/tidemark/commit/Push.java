package dev.tidemark.commit;

import dev.tidemark.event.Actor;
import dev.tidemark.event.Event;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ref moved.
 *
 * @param repository canonical, as in the log
 * @param event a {@link RevisionEvent.Pushed}
 * @param pusher who pushed, if that is known
 */
record Push(String repository, Event event, @Nullable Actor pusher, Instant at) {

    /** It is stored as every event is, under its type's name, and read as one. */
    RevisionEvent.Pushed pushed() {
        return (RevisionEvent.Pushed) event;
    }

    String after() {
        return pushed().after().sha();
    }

    String before() {
        return pushed().before().sha();
    }

    /** Every revision that is known to have come with it. */
    List<String> revisions() {
        return Stream.concat(
                        pushed().commits().stream().map(RevisionEvent.Commit::sha),
                        Stream.of(pushed().after()))
                .map(Revision::sha)
                .distinct()
                .toList();
    }
}
