package dev.tidemark.ingest.policy;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.event.WindowEvent;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Appended;
import dev.tidemark.eventlog.ExpectedHead;
import dev.tidemark.ingest.DurableAppend;
import dev.tidemark.ingest.policy.FreezeChanges.Change;
import dev.tidemark.ingest.policy.WatchState.WindowsSeen;
import dev.tidemark.policy.Policy;
import dev.tidemark.policy.PolicyUnreadable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records when freezes begin and end; those of the time when nobody ran, too. */
final class WindowLog {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final DurableAppend log;
    private final Clock clock;

    WindowLog(DurableAppend log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Records what happened until now.
     *
     * @param name {@code owner/name} of the repository of the policy
     */
    WatchState record(WatchState state, String name) {
        Known known = state.known();
        Version version = known.inForce();
        Repository repository = known.repository();
        if (version == null || repository == null) {
            return state;
        }
        Instant now = clock.instant();
        List<Change> changes =
                FreezeChanges.between(
                        policy(version), version.time(), known.open(), after(state, version), now);
        if (changes.isEmpty() && isRemembered(state, version, now)) {
            return state;
        }
        return changes.isEmpty() || append(known, repository, name, changes)
                ? state.with(new WindowsSeen(now, version.position()))
                : state;
    }

    /** What is looked at twice has the same facts, so that is not written down at every look. */
    private static boolean isRemembered(WatchState state, Version version, Instant now) {
        WindowsSeen seen = state.windows();
        return seen != null
                && seen.version() == version.position()
                && now.isBefore(seen.until().plus(REMEMBERED));
    }

    private static Policy policy(Version version) {
        String content = version.content();
        try {
            return content == null || content.isEmpty() ? Policy.DEFAULT : Policy.read(content);
        } catch (PolicyUnreadable byThisReader) {
            return Policy.DEFAULT;
        }
    }

    /** Another policy is looked at from when it came; the same from where that was left. */
    private static Instant after(WatchState state, Version version) {
        Instant all = version.time().minusNanos(1);
        WindowsSeen seen = state.windows();
        if (seen != null) {
            return seen.version() == version.position() ? seen.until() : all;
        }
        Instant recorded = state.known().windowsUntil();
        return recorded != null && recorded.isAfter(all) ? recorded : all;
    }

    /** Whether it was done; if another portal was quicker, it is looked at once more. */
    private boolean append(Known known, Repository repository, String name, List<Change> changes) {
        Subject subject = Subject.policy(repository);
        List<NewEntry> entries =
                changes.stream().map(change -> entry(change, repository, name, subject)).toList();
        var expected = new ExpectedHead(Set.of(subject), known.next() - 1);
        return log.append(Append.of(entries).expecting(expected)).stream()
                .noneMatch(Appended.Moved.class::isInstance);
    }

    private static NewEntry entry(
            Change change, Repository repository, String name, Subject subject) {
        Envelope envelope =
                Envelope.of(
                                Fact.of(
                                        "window",
                                        repository.toString(),
                                        change.window(),
                                        change.at().toString()),
                                subject,
                                URI.create("https://" + repository.host() + "/" + name),
                                change.at(),
                                ActorProof.API,
                                ObservedBy.PORTAL)
                        .in(repository);
        return new NewEntry(envelope, event(change.window(), change.until()));
    }

    private static Event event(String window, @Nullable Instant until) {
        return until == null
                ? new WindowEvent.Thawed(window)
                : new WindowEvent.Frozen(window, until);
    }
}
