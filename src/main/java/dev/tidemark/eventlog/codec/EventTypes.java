package dev.tidemark.eventlog.codec;

import static java.util.Map.entry;

import dev.tidemark.event.AccessEvent;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.LogEvent;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.RunEvent;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The name of every event, by hand: a stored name outlives the class that it names today. A changed
 * structure gets the next version and an {@link Upcaster}; a changed meaning gets another name.
 */
public final class EventTypes {

    private static final Map<Class<? extends Event>, String> NAMES =
            Map.ofEntries(
                    entry(ChangeEvent.Opened.class, "dev.tidemark.change.opened.v1"),
                    entry(ChangeEvent.Updated.class, "dev.tidemark.change.updated.v1"),
                    entry(ChangeEvent.Edited.class, "dev.tidemark.change.edited.v1"),
                    entry(ChangeEvent.Reviewed.class, "dev.tidemark.change.reviewed.v1"),
                    entry(ChangeEvent.Merged.class, "dev.tidemark.change.merged.v1"),
                    entry(ChangeEvent.Closed.class, "dev.tidemark.change.closed.v1"),
                    entry(ChangeEvent.Reopened.class, "dev.tidemark.change.reopened.v1"),
                    entry(RevisionEvent.Pushed.class, "dev.tidemark.revision.pushed.v1"),
                    entry(
                            RevisionEvent.RepositoryRenamed.class,
                            "dev.tidemark.repository.renamed.v1"),
                    entry(RunEvent.Started.class, "dev.tidemark.run.started.v1"),
                    entry(RunEvent.Succeeded.class, "dev.tidemark.run.succeeded.v1"),
                    entry(RunEvent.Errored.class, "dev.tidemark.run.errored.v1"),
                    entry(ObservationEvent.Gap.class, "dev.tidemark.observation.gap.v1"),
                    entry(ObservationEvent.Resumed.class, "dev.tidemark.observation.resumed.v1"),
                    entry(LogEvent.Started.class, "dev.tidemark.log.started.v1"),
                    entry(LogEvent.KeyAdopted.class, "dev.tidemark.log.keyadopted.v1"),
                    entry(LogEvent.Incarnated.class, "dev.tidemark.log.incarnated.v1"),
                    entry(LogEvent.Verified.class, "dev.tidemark.log.verified.v1"),
                    entry(
                            LogEvent.VerificationFailed.class,
                            "dev.tidemark.log.verificationfailed.v1"),
                    entry(LogEvent.Anchored.class, "dev.tidemark.log.anchored.v1"),
                    entry(AccessEvent.Refused.class, "dev.tidemark.access.refused.v1"),
                    entry(AccessEvent.Changed.class, "dev.tidemark.access.changed.v1"),
                    entry(AccessEvent.ExportTaken.class, "dev.tidemark.export.taken.v1"));

    private static final Map<String, Class<? extends Event>> CLASSES =
            NAMES.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventTypes() {}

    /**
     * The name that entries of this event carry.
     *
     * @throws IllegalArgumentException if it has none, which a test keeps from happening
     */
    public static String nameOf(Class<? extends Event> event) {
        String name = NAMES.get(event);
        if (name == null) {
            throw new IllegalArgumentException(event + " has no type name");
        }
        return name;
    }

    /** The event with this name, if this version knows it. */
    public static Optional<Class<? extends Event>> classOf(String name) {
        return Optional.ofNullable(CLASSES.get(name));
    }

    static Map<Class<? extends Event>, String> names() {
        return NAMES;
    }
}
