package dev.tidemark.commit;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Event;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ref moved.
 *
 * @param repository canonical, as in the log
 * @param event a {@link RevisionEvent.Pushed}
 * @param pusher who pushed, if that is known
 * @param pusherProof how that is known
 * @param position of the entry that told it first
 */
record Push(
        String repository,
        Event event,
        @Nullable Actor pusher,
        ActorProof pusherProof,
        Instant at,
        long position) {

    /** It is stored as every event is, under its type's name, and read as one. */
    RevisionEvent.Pushed pushed() {
        return (RevisionEvent.Pushed) event;
    }

    /** Only a signature proves who pushed: what the API tells of a commit is who wrote it. */
    boolean isPusherProved() {
        return pusher != null && pusherProof == ActorProof.SIGNED;
    }

    /** Who pushed it, and who wrote its commits as far as they have accounts. */
    List<Actor> people() {
        return Stream.concat(Stream.ofNullable(pusher), writers().stream()).distinct().toList();
    }

    /** Who wrote its commits, as far as they have accounts. */
    List<Actor> writers() {
        return Stream.concat(
                        pushed().commits().stream()
                                .map(RevisionEvent.Commit::author)
                                .filter(Objects::nonNull),
                        pushed().authors().stream()
                                .filter(login -> !login.isBlank())
                                .map(login -> new Actor(login, null)))
                .toList();
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
