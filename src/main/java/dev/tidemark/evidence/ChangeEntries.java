package dev.tidemark.evidence;

import dev.tidemark.argocd.Deployment;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.LockEvent;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.StateEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.event.SyncEvent;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.codec.EventTypes;
import dev.tidemark.sentence.EventSentence;
import dev.tidemark.sentence.Telling;
import dev.tidemark.trail.TrailFilter;
import dev.tidemark.trail.TrailSearch;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the entries about one change. Blocking. */
@Singleton
class ChangeEntries {

    private static final int AT_ONCE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventLog log;
    private final TrailSearch search;
    private final EventSentence sentences;

    ChangeEntries(EventLog log, TrailSearch search, EventSentence sentences) {
        this.log = log;
        this.search = search;
        this.sentences = sentences;
    }

    /**
     * What is looked for.
     *
     * @param revisions its heads, and what the base branch got
     * @param projects that it planned, by their place
     * @param syncs that brought it
     */
    record Wanted(
            Repository repository,
            long number,
            List<Revision> revisions,
            List<AtlantisProject> projects,
            List<Deployment> syncs) {}

    /** Each once, in order of position, among the first so many of the log. */
    List<ToldOf> of(Wanted wanted, long size) {
        SortedMap<Long, ToldOf> found = new TreeMap<>();
        String change = Subject.change(wanted.repository(), wanted.number()).value();
        add(found, subject(change, Set.of()), entry -> true, size);
        for (Revision revision : wanted.revisions()) {
            add(found, word(revision.sha()), entry -> isOf(entry, revision, wanted), size);
        }
        for (AtlantisProject project : wanted.projects()) {
            // Everything below its place: its name is not always told.
            String place = Subject.project(wanted.repository(), project).value();
            add(found, subject(place, Set.of()), entry -> isOf(entry, wanted), size);
        }
        for (Deployment sync : wanted.syncs()) {
            add(
                    found,
                    subject(sync.placement().subject(), Set.of("sync")),
                    entry -> isOf(entry, sync),
                    size);
        }
        return List.copyOf(found.values());
    }

    private static TrailFilter subject(String subject, Set<String> types) {
        return new TrailFilter(types, null, subject, null, null, null, null, null);
    }

    private static TrailFilter word(String text) {
        return new TrailFilter(Set.of(), null, null, null, null, null, null, text);
    }

    private void add(
            SortedMap<Long, ToldOf> found,
            TrailFilter filter,
            Predicate<Recorded<Event>> isWanted,
            long size) {
        long after = -1;
        List<Long> positions;
        do {
            positions = search.positions(filter, after, size, AT_ONCE).await().atMost(PATIENCE);
            for (StoredEntry stored : log.read(positions)) {
                // A newer version may have written what this one cannot read.
                if (EventTypes.classOf(stored.parse().type()).isPresent()) {
                    Recorded<Event> entry = stored.decode();
                    if (isWanted.test(entry)) {
                        found.put(entry.position(), told(entry));
                    }
                }
            }
            after = positions.isEmpty() ? after : positions.getLast();
        } while (positions.size() == AT_ONCE);
    }

    private ToldOf told(Recorded<Event> entry) {
        Envelope envelope = entry.envelope();
        return new ToldOf(
                entry.position(),
                entry.time(),
                withoutIsolates(sentences.of(Telling.of(entry)).text()),
                envelope.actor() == null ? null : envelope.actor().login(),
                envelope.proof().word(),
                envelope.evidence(),
                Question.of(entry.event()),
                hasSucceeded(entry.event()));
    }

    /** Paper knows no direction marks: a font has no picture of them. */
    private static String withoutIsolates(String sentence) {
        return sentence.replace("\u2068", "").replace("\u2069", "");
    }

    private static @Nullable Boolean hasSucceeded(Event event) {
        return switch (event) {
            case RunEvent.Succeeded ignored -> true;
            case RunEvent.Errored ignored -> false;
            // Nothing else is a run that ended.
            default -> null;
        };
    }

    /** What was pushed, run, planned or checked at a revision; whatever only mentions it is not. */
    private static boolean isOf(Recorded<Event> entry, Revision revision, Wanted wanted) {
        Envelope envelope = entry.envelope();
        Revision at =
                entry.event() instanceof RevisionEvent.Pushed pushed
                        ? pushed.after()
                        : envelope.revision();
        return wanted.repository().equals(envelope.repository())
                && revision.equals(at)
                && switch (entry.event()) {
                    case RevisionEvent ignored -> true;
                    case RunEvent ignored -> true;
                    case PlanEvent ignored -> isOfChange(entry.event(), wanted);
                    case PolicyCheckEvent ignored -> isOfChange(entry.event(), wanted);
                    case ApplyEvent ignored -> isOfChange(entry.event(), wanted);
                    // Anything else at this revision is found by what it is about.
                    default -> false;
                };
    }

    /** A status knows its revision only. */
    private static boolean isOfChange(Event event, Wanted wanted) {
        Long change = change(event);
        return change == null || change == wanted.number();
    }

    private static boolean isOf(Recorded<Event> entry, Wanted wanted) {
        Long change = change(entry.event());
        return change != null && change == wanted.number();
    }

    private static @Nullable Long change(Event event) {
        return switch (event) {
            case LockEvent.Acquired lock -> lock.change();
            case LockEvent.Released lock -> lock.change();
            case PlanEvent.Started(AtlantisReport report) -> report.change();
            case PlanEvent.Succeeded plan -> plan.report().change();
            case PlanEvent.Errored plan -> plan.report().change();
            case PlanEvent.Discarded plan -> plan.report().change();
            case PolicyCheckEvent.Started(AtlantisReport report) -> report.change();
            case PolicyCheckEvent.Passed(AtlantisReport report) -> report.change();
            case PolicyCheckEvent.Errored(AtlantisReport report) -> report.change();
            case PolicyCheckEvent.Approved(AtlantisReport report) -> report.change();
            case PolicyCheckEvent.Refused(AtlantisReport report) -> report.change();
            case ApplyEvent.Started(AtlantisReport report) -> report.change();
            case ApplyEvent.Succeeded apply -> apply.report().change();
            case ApplyEvent.Errored(AtlantisReport report) -> report.change();
            case ApplyEvent.Refused(AtlantisReport report) -> report.change();
            case StateEvent.Imported(AtlantisReport report) -> report.change();
            case StateEvent.Removed(AtlantisReport report) -> report.change();
            // Nothing else of a project belongs to one pull request.
            default -> null;
        };
    }

    private static boolean isOf(Recorded<Event> entry, Deployment sync) {
        return entry.event() instanceof SyncEvent event
                && event.sync().startedAt().equals(sync.startedAt());
    }
}
