package dev.tidemark.eventlog;

import dev.tidemark.event.Fact;
import dev.tidemark.event.LogEvent;
import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.eventlog.merkle.SigningKey;
import dev.tidemark.eventlog.merkle.Tree;
import dev.tidemark.eventlog.merkle.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Signs what the log has come to, and keeps it from being appended to when it is not the log that
 * was signed before.
 *
 * <p>Two checkpoints of one origin are never inconsistent: a log that is shorter than what was
 * signed, or another, takes no entries until {@link #acceptRestore}.
 */
public final class Checkpoints {

    /** What C2SP signed-note takes for the name of a key. */
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}+]+");

    private final EventLog log;
    private final DataSource database;
    private final LogKeeping keeping;
    private final AnchoredNotes anchored;
    private final CheckpointStore store;
    private final LogRecords records;

    private volatile @Nullable SigningKey key;
    private volatile @Nullable LogIdentity identity;
    private volatile @Nullable SignedCheckpoint latest;
    private volatile @Nullable String trouble;

    public Checkpoints(EventLog log, DataSource database, LogKeeping keeping, Anchor anchor) {
        this.log = log;
        this.database = database;
        this.keeping = keeping;
        this.anchored = new AnchoredNotes(anchor, database);
        this.store = new CheckpointStore(database, keeping.checkpointFile());
        this.records = new LogRecords(log, keeping);
    }

    /**
     * Begins the log if it is empty, else checks that it continues what was signed, here and where
     * it is anchored, and that the key is the log's. What is wrong is in {@link #trouble}
     * afterwards. An anchor that does not answer keeps nothing from starting; whoever anchors asks
     * it again.
     *
     * @throws LogUnavailable if the database or the key file cannot be read
     */
    public void open() {
        try {
            Optional<LogIdentity> begun = readIdentity();
            if (begun.isEmpty()) {
                refuseToBeginAgain();
            }
            SigningKey own = ownKey();
            LogIdentity found = begun.orElseGet(() -> begin(own));
            identity = found;
            key = own.named(found.origin());
            latest = store.latest(found.origin()).orElse(null);
            Optional<String> inconsistency = inconsistency();
            if (inconsistency.isEmpty()) {
                inconsistency =
                        anchored.lastIfItAnswers(found.origin(), key)
                                .flatMap(note -> inconsistencyWith(Checkpoint.parse(note.text())));
            }
            if (inconsistency.isPresent()) {
                stop(inconsistency.get());
            } else if (!own.verifierKey().isSameKey(found.key())) {
                trouble =
                        "The key in "
                                + keeping.keyFile()
                                + " is not this log's ("
                                + found.key()
                                + "): nothing is signed here. Give TIDEMARK_SIGNING_KEY_FILE the"
                                + " log's key.";
            }
        } catch (SQLException | IOException failed) {
            throw new LogUnavailable("The log cannot be opened: " + failed.getMessage(), failed);
        }
    }

    private void refuseToBeginAgain() throws IOException {
        if (store.kept().isPresent()) {
            throw new LogUnavailable(
                    "The database is empty, but a log was signed from "
                            + keeping.checkpointFile()
                            + "'s directory before. Nothing is recorded until the right"
                            + " database is back; for a new log use a new TIDEMARK_DATA_DIR.");
        }
        String origin = keeping.origin();
        if (origin != null && anchored.holdsAny(origin)) {
            throw new LogUnavailable(
                    "The database is empty, but a log of the name "
                            + origin
                            + " was anchored before. Nothing is recorded until the right database"
                            + " is back; for a new log use another TIDEMARK_LOG_ORIGIN.");
        }
    }

    /**
     * Compares the log with what is anchored of it. If it does not continue that, it takes no more
     * entries, and {@link #trouble} says so.
     *
     * @return what is anchored, if anything is
     * @throws IOException if the anchor does not answer, or holds what no key of this log signed
     * @throws LogUnavailable if the database does not answer
     */
    public Optional<Checkpoint> compareWithAnchor() throws IOException {
        Optional<Checkpoint> last =
                anchored.last(identity().origin(), key).map(note -> Checkpoint.parse(note.text()));
        last.flatMap(this::inconsistencyWith).ifPresent(this::stop);
        return last;
    }

    private SigningKey ownKey() throws IOException, SQLException {
        if (Files.exists(keeping.keyFile())) {
            return SigningKey.read(keeping.keyFile(), "unnamed");
        }
        if (readIdentity().isPresent()) {
            throw new IOException(
                    "there is no signing key in "
                            + keeping.keyFile()
                            + ", but the log has begun already: give TIDEMARK_SIGNING_KEY_FILE the"
                            + " key that it began with");
        }
        SigningKey made = SigningKey.generate("unnamed");
        made.write(keeping.keyFile());
        return made;
    }

    private Optional<LogIdentity> readIdentity() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return LogIdentity.of(new LogReader(connection).aboutLog());
        }
    }

    private LogIdentity begin(SigningKey own) {
        byte[] keyId = own.named("tidemark").verifierKey().keyId();
        String name = keeping.origin();
        if (name != null && !NAME.matcher(name).matches()) {
            throw new LogUnavailable(
                    "TIDEMARK_LOG_ORIGIN is a name such as tidemark.example.org/log, without"
                            + " spaces and plus signs.");
        }
        String origin =
                name == null ? "localhost/tidemark-" + HexFormat.of().formatHex(keyId) : name;
        var started = new LogEvent.Started(origin, own.verifierKey().named(origin).toString());
        records.begin(Fact.of("log", "started"), started);
        try {
            // Another process may have begun it at the same time; then its entry is the first.
            return readIdentity().orElseThrow();
        } catch (SQLException failed) {
            throw new LogUnavailable("The log cannot be opened.", failed);
        }
    }

    private Optional<String> inconsistency() throws SQLException, IOException {
        SignedCheckpoint inDatabase = latest;
        if (inDatabase != null) {
            Optional<String> found = inconsistencyWith(inDatabase.checkpoint());
            if (found.isPresent()) {
                return found;
            }
        }
        Optional<SignedNote> inFile = store.kept();
        return inFile.isEmpty()
                ? Optional.empty()
                : inconsistencyWith(Checkpoint.parse(inFile.get().text()));
    }

    private Optional<String> inconsistencyWith(Checkpoint signed) {
        return Consistency.trouble(log, identity().origin(), signed);
    }

    private LogIdentity identity() {
        LogIdentity known = identity;
        if (known == null) {
            throw new LogUnavailable("The log is not open yet.");
        }
        return known;
    }

    /** Signs the log as it is now, unless that was done or this process must not sign. */
    public synchronized void sign() {
        SigningKey own = key;
        if (own == null || trouble != null) {
            return;
        }
        try {
            long size = log.size();
            SignedCheckpoint last = latest;
            if (size == 0 || (last != null && last.checkpoint().size() == size)) {
                return;
            }
            // Whatever hands the key over is an entry, so there is nothing to look for before.
            if (isHandedOver(own) || (last != null && isBroken(last))) {
                return;
            }
            Tree tree = log.tree(size);
            var checkpoint = new Checkpoint(identity().origin(), size, tree.root());
            var signed =
                    new SignedCheckpoint(
                            checkpoint,
                            SignedNote.sign(checkpoint.text(), own),
                            keeping.clock().instant());
            store.keep(signed);
            latest = signed;
        } catch (SQLException | IOException failed) {
            throw new LogUnavailable("The checkpoint cannot be kept.", failed);
        }
    }

    /** Another process may have adopted another key; this one's would sign no more for the log. */
    private boolean isHandedOver(SigningKey own) throws SQLException {
        LogIdentity now = readIdentity().orElseThrow();
        identity = now;
        if (own.verifierKey().isSameKey(now.key())) {
            return false;
        }
        trouble =
                "The log's key is now "
                        + now.key()
                        + ": nothing more is signed here. Start again with it as"
                        + " TIDEMARK_SIGNING_KEY_FILE.";
        return true;
    }

    /** The database may have been exchanged under a running portal, too. */
    private boolean isBroken(SignedCheckpoint last) {
        Optional<String> found = inconsistencyWith(last.checkpoint());
        found.ifPresent(this::stop);
        return found.isPresent();
    }

    private void stop(String reason) {
        trouble = reason;
        log.refuse(reason);
    }

    /** The last signed checkpoint that this process knows. */
    public Optional<SignedCheckpoint> latest() {
        return Optional.ofNullable(latest);
    }

    /**
     * The newest signed checkpoint that fits: this process's own, or else what another one has
     * signed meanwhile.
     *
     * @throws LogUnavailable if the database does not answer
     */
    public Optional<SignedCheckpoint> latest(Predicate<SignedCheckpoint> fits) {
        Optional<SignedCheckpoint> own = latest().filter(fits);
        return own.isPresent() ? own : stored().filter(fits);
    }

    private Optional<SignedCheckpoint> stored() {
        try {
            VerifierKey verifier = VerifierKey.parse(verifierKey());
            return store.latest(verifier.name())
                    .filter(signed -> signed.note().isSignedBy(verifier));
        } catch (SQLException failed) {
            throw new LogUnavailable("The database does not answer.", failed);
        }
    }

    /** The key to verify this log's checkpoints with, in the text form of C2SP signed-note. */
    public String verifierKey() {
        return identity().key().named(identity().origin()).toString();
    }

    /** Why this process signs or records nothing, as a sentence for people. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * Takes the database as it is: a new incarnation of the log begins, whose first entry holds the
     * last checkpoint of the one before.
     *
     * @return the new origin
     * @throws IllegalStateException if the log continues what was signed, so nothing is to accept
     */
    public String acceptRestore() {
        try {
            SigningKey own = ownKey();
            LogIdentity before = readIdentity().orElseThrow();
            identity = before;
            latest = store.latest(before.origin()).orElse(null);
            SignedNote last = signedBefore(before.origin(), own);
            String origin = before.nextOrigin();
            var incarnated =
                    new LogEvent.Incarnated(
                            origin, own.verifierKey().named(origin).toString(), last.toString());
            log.allow();
            records.add(Fact.of("log", "incarnated", origin), incarnated);
            identity = readIdentity().orElseThrow();
            key = own.named(origin);
            latest = null;
            trouble = null;
            sign();
            return origin;
        } catch (SQLException | IOException failed) {
            throw new LogUnavailable("The restore cannot be accepted.", failed);
        }
    }

    /** The last checkpoint that the log does not continue, wherever it was kept. */
    private SignedNote signedBefore(String origin, SigningKey own)
            throws SQLException, IOException {
        var broken = new ArrayList<SignedNote>();
        if (inconsistency().isPresent()) {
            broken.add(store.kept().orElseThrow());
        }
        // What is broken here is to be accepted whether or not the anchor answers.
        Optional<SignedNote> outside =
                broken.isEmpty()
                        ? anchored.last(origin, own)
                        : anchored.lastIfItAnswers(origin, own);
        outside.filter(note -> inconsistencyWith(Checkpoint.parse(note.text())).isPresent())
                .ifPresent(broken::add);
        return broken.stream()
                .max(Comparator.comparingLong(note -> Checkpoint.parse(note.text()).size()))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "The log continues what was signed; there is no restore to"
                                        + " accept."));
    }

    /**
     * Signs with another key from here on. The event carries both keys' signatures over the new
     * verifier key, so that a verifier who trusts the old one can trust the new one.
     *
     * @return the new verifier key
     */
    public String adopt(SigningKey next) {
        SigningKey old = key;
        if (old == null || trouble != null) {
            throw new IllegalStateException(
                    "Only a process with the log's present key can hand over to another.");
        }
        SigningKey named = next.named(identity().origin());
        String verifier = named.verifierKey().toString();
        byte[] message = verifier.getBytes(StandardCharsets.UTF_8);
        var adopted =
                new LogEvent.KeyAdopted(
                        verifier,
                        Base64.getEncoder().encodeToString(old.sign(message)),
                        Base64.getEncoder().encodeToString(named.sign(message)));
        records.add(Fact.of("log", "keyadopted", verifier), adopted);
        identity =
                new LogIdentity(identity().origin(), named.verifierKey(), identity().incarnation());
        key = named;
        return verifier;
    }
}
