package dev.tidemark.ingest.argocd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EntryTooLarge;
import dev.tidemark.eventlog.Evidence;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.eventlog.Redaction;
import dev.tidemark.ingest.DurableAppend;
import dev.tidemark.ingest.WantedPaths;
import dev.tidemark.ingest.WantedPaths.WantedPath;
import dev.tidemark.ingest.argocd.SnapshotStore.Kept;
import dev.tidemark.ingest.argocd.SnapshotStore.Progress;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of what one watch brings. First the entries are durable, then what they were made
 * from is remembered: whoever dies in between makes them again, and the log takes none twice. Used
 * by one thread.
 *
 * @param <R> what is remembered of one object
 */
final class Recorder<R> {

    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Cluster cluster;
    private final Kind kind;
    private final Memorised<R> memorised;
    private final Contact contact;
    private final Outside outside;
    private final Map<String, R> remembered = new HashMap<>();
    private final Set<WantedPath> wanted = new HashSet<>();
    private String version = "";

    /** What it writes to. */
    record Outside(
            DurableAppend log,
            SnapshotStore store,
            Optional<WantedPaths> paths,
            MeterRegistry meters,
            Clock clock) {}

    Recorder(Cluster cluster, Kind kind, Memorised<R> memorised, Contact contact, Outside outside) {
        this.cluster = cluster;
        this.kind = kind;
        this.memorised = memorised;
        this.contact = contact;
        this.outside = outside;
    }

    /** Goes on where another left off. */
    void load() throws SQLException {
        outside.store()
                .snapshots(cluster, kind.name())
                .forEach((name, json) -> readRemembered(name, json));
        version = outside.store().progress(cluster, kind.name()).map(Progress::version).orElse("");
        want(remembered.values());
    }

    private void readRemembered(String name, String json) {
        try {
            remembered.put(name, memorised.fromJson(json));
        } catch (UnreadableDocument ofAnotherVersion) {
            LOG.debugf("%s is looked at anew", name);
        }
    }

    /** What a batch comes to. */
    private final class Batch {

        private final List<NewEntry> entries = new ArrayList<>();
        private final Map<String, Evidence> evidence = new LinkedHashMap<>();
        private final Map<String, @Nullable R> changes = new LinkedHashMap<>();
        private String reached = version;

        private void add(Seen seen) {
            switch (seen) {
                case Seen.Changed changed -> {
                    learn(changed);
                    reach(changed.version());
                }
                case Seen.Listed listed -> {
                    known().stream()
                            .filter(name -> !listed.names().contains(name))
                            .forEach(name -> lose(name, new Look(listed.at(), true)));
                    reach(listed.version());
                }
                case Seen.Reached one -> reach(one.version());
                case Seen.Told told -> entries.add(told.entry());
            }
        }

        private void reach(String upTo) {
            if (!upTo.isEmpty()) {
                reached = upTo;
            }
        }

        private @Nullable R before(String name) {
            return changes.containsKey(name) ? changes.get(name) : remembered.get(name);
        }

        private Set<String> known() {
            var known = new HashSet<>(remembered.keySet());
            changes.forEach((name, after) -> {
                if (after == null) {
                    known.remove(name);
                } else {
                    known.add(name);
                }
            });
            return known;
        }

        private void learn(Seen.Changed changed) {
            try {
                byte[] whole = Redaction.json(new ByteArrayInputStream(changed.object()));
                JsonNode object = JSON.readTree(whole);
                byte[] document = JSON.writeValueAsBytes(ApplicationSnapshot.withoutNoise(object));
                var kept = Evidence.of(memorised.evidence(), "application/json", document);
                R before = before(changed.name());
                add(
                        changed.name(),
                        before,
                        memorised.between(
                                before,
                                changed.gone() ? null : object,
                                changed.look(),
                                kept.sha256()),
                        kept);
            } catch (IOException | RuntimeException unreadable) {
                skip(changed.name(), unreadable);
            }
        }

        /** It is not in a list any more; what it was last, nobody saw. */
        private void lose(String name, Look look) {
            R before = before(name);
            byte[] nothing = JSON.createObjectNode().put("gone", name).toString().getBytes(UTF_8);
            var kept = Evidence.of(memorised.evidence(), "application/json", nothing);
            add(name, before, memorised.between(before, null, look, kept.sha256()), kept);
        }

        private void add(
                String name,
                @Nullable R before,
                Memorised.Learnt<R> learnt,
                @Nullable Evidence kept) {
            entries.addAll(learnt.entries());
            if (kept != null && learnt.entries().stream().anyMatch(entry -> isFrom(entry, kept))) {
                evidence.put(kept.sha256(), kept);
            }
            if (before == null ? learnt.after() != null : !before.equals(learnt.after())) {
                changes.put(name, learnt.after());
            }
        }
    }

    private static boolean isFrom(NewEntry entry, Evidence kept) {
        return kept.sha256().equals(entry.envelope().evidence());
    }

    /** One object that nobody understands must not be the end of the others. */
    private void skip(String name, Exception why) {
        outside.meters().counter("tidemark.argocd.unreadable").increment();
        LOG.warnf(
                why, "%s of cluster %s is not understood: %s", kind.words(), cluster.name(), name);
    }

    /**
     * Writes what a watch brought.
     *
     * @throws SQLException if it is perhaps not remembered; it may be recorded again
     * @throws LogUnavailable if it is perhaps not durable; it may be recorded again
     */
    void record(List<Seen> seen) throws SQLException {
        var batch = new Batch();
        seen.forEach(batch::add);
        write(batch);
    }

    /** Writes what is to be told though nothing came, and that the cluster is still heard. */
    void idle() throws SQLException {
        var batch = new Batch();
        Instant now = outside.clock().instant();
        if (contact.lostSince() == null) {
            remembered.forEach((name, before) ->
                    batch.add(name, before, memorised.waiting(before, now), null));
        }
        write(batch);
    }

    private void write(Batch batch) throws SQLException {
        append(batch);
        outside.store().save(cluster, kind.name(), kept(batch.changes), progress(batch.reached));
        version = batch.reached;
        var changed = new ArrayList<R>();
        batch.changes.forEach((name, after) -> {
            if (after == null) {
                remembered.remove(name);
            } else {
                remembered.put(name, after);
                changed.add(after);
            }
        });
        want(changed);
    }

    private void append(Batch batch) {
        if (batch.entries.isEmpty()) {
            return;
        }
        try {
            outside.log()
                    .append(
                            Append.of(batch.entries)
                                    .with(batch.evidence.values().toArray(Evidence[]::new)));
        } catch (EntryTooLarge oneOfThem) {
            batch.entries.forEach(entry -> appendAlone(entry, batch.evidence));
        }
    }

    private void appendAlone(NewEntry entry, Map<String, Evidence> evidence) {
        try {
            Evidence kept = evidence.get(entry.envelope().evidence());
            Append append = Append.of(entry);
            outside.log().append(kept == null ? append : append.with(kept));
        } catch (EntryTooLarge tooLarge) {
            outside.meters().counter("tidemark.argocd.toolarge").increment();
            LOG.warnf("An entry does not fit: %s", entry.envelope().fact());
        }
    }

    private Map<String, @Nullable Kept> kept(Map<String, @Nullable R> changes) {
        var kept = new LinkedHashMap<String, @Nullable Kept>();
        changes.forEach((name, after) ->
                kept.put(
                        name,
                        after == null
                                ? null
                                : new Kept(memorised.toJson(after), memorised.version(after))));
        return kept;
    }

    private @Nullable Progress progress(String reached) {
        Instant heard = contact.heard();
        return heard == null ? null : new Progress(reached, heard, contact.lostSince());
    }

    /** What was asked is not asked again; what could not be asked is, with the next change. */
    private void want(Collection<R> changed) {
        List<WantedPath> fresh =
                changed.stream()
                        .flatMap(one -> memorised.wanted(one).stream())
                        .filter(path -> !wanted.contains(path))
                        .distinct()
                        .toList();
        if (fresh.isEmpty() || outside.paths().isEmpty()) {
            return;
        }
        try {
            outside.paths().get().want(fresh);
            wanted.addAll(fresh);
        } catch (SQLException unavailable) {
            LOG.warnf("Paths could not be asked for: %s", unavailable.getMessage());
        }
    }
}
