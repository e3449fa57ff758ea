package dev.tidemark.approval.effect;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.github.GitHubRefused;
import dev.tidemark.github.LimitReached;
import dev.tidemark.github.Voice;
import dev.tidemark.secret.PortalKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One pull request at GitHub, the log, the table of attempts and as many portals as a test wants,
 * in a time of its own. Any call may go wrong as a test says.
 */
final class World {

    static final String COMMAND = "atlantis apply -p data";
    static final Actor APPROVER = new Actor("tanaka", "1006");
    static final Actor APP = new Actor("tidemark[bot]", "77");
    static final Actor ATLANTIS = new Actor("acme-atlantis[bot]", "88");
    static final long DECIDED_ON = 500;

    private static final Repository REPOSITORY = Repository.byId("github.com", 1296269);
    private static final Revision HEAD = new Revision("ab".repeat(20));
    private static final Instant BEGINNING = Instant.parse("2026-03-02T10:00:00Z");
    private static final PortalKey KEY = key();

    static final ApprovalRequest REQUEST =
            ApprovalRequest.of(
                    REPOSITORY,
                    418,
                    new AtlantisProject("terraform/data", "production", "data"),
                    HEAD,
                    "cd".repeat(32),
                    false);

    /** The process is gone. */
    static final class Ended extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Something that moves. */
    enum Move {
        HEAD,
        CLOSED,
        ATLANTIS_SPEAKS,
        BASE,
        REJECTED
    }

    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<Voice.Comment> comments = new ArrayList<>();
    private final List<Voice.Review> reviews = new ArrayList<>();
    private final List<Voice.Comment> late = new ArrayList<>();
    private final Map<String, NewEntry> log = new HashMap<>();
    private final Map<String, Row> rows = new HashMap<>();
    private final List<Voice.Verdict> verdicts = new ArrayList<>();
    private final Outbox outbox;
    private final Rejecting rejecting;
    private @Nullable String note;

    private Instant now = BEGINNING;
    private long nextId = 1000;
    private @Nullable Move moved;
    private int movesAtCall = -1;
    private @Nullable Move move;
    private int calls;
    private int commandsAfterMove;
    private boolean isDeep;

    String permission = "write";
    boolean actAsApp = true;
    boolean signedIn = true;
    boolean tokenIsOld;
    boolean isDown;
    @Nullable Integer refusesReview;
    @Nullable Integer refusesComment;
    @Nullable Integer refusesDismissal;

    World() {
        var outside =
                new Outside(
                        new GitHub(),
                        new People(),
                        (repository, account) -> heard(() -> permission, false),
                        this::ground,
                        (repository, branch) -> Optional.of("the base"));
        var sending =
                new Sending(
                        outside,
                        new AtlantisComments(Optional.of(ATLANTIS.login()), Optional.of("88")),
                        new Wording("https://tidemark.example.org"),
                        new Marker(KEY),
                        "atlantis");
        this.rejecting =
                new Rejecting(
                        new GitHub(),
                        new People(),
                        new Wording("https://tidemark.example.org"),
                        new Marker(KEY),
                        new Backoff(new Random(7)));
        this.outbox =
                new Outbox(
                        new Log(),
                        this::claim,
                        sending,
                        new EffectEntries(
                                URI.create("https://tidemark.example.org"),
                                Clock.fixed(BEGINNING, ZoneOffset.UTC)),
                        this::append,
                        new Backoff(new Random(7)));
    }

    private static PortalKey key() {
        try {
            Path folder = Files.createTempDirectory("world");
            return PortalKey.open(folder.resolve("key"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    // --- what a test does ---

    World failing(List<Fault> next) {
        faults.addAll(next);
        return this;
    }

    /** Just before the n-th call of GitHub. */
    void movesBefore(int call, Move what) {
        movesAtCall = call;
        move = what;
    }

    void moves(Move what) {
        moved = what;
        if (what == Move.ATLANTIS_SPEAKS) {
            comment(ATLANTIS, "Ran Plan for project: `data` dir: `terraform/data` workspace: `p`");
        }
    }

    void comment(Actor author, String text) {
        comments.add(new Voice.Comment(nextId++, author, text, now));
    }

    void forgetAttempts() {
        rows.clear();
    }

    void passes(Duration time) {
        now = now.plus(time);
        settle();
    }

    /** One round of one portal, which may end in the midst of it. */
    void round() {
        try {
            outbox.round();
        } catch (Ended ended) {
            // Another will go on.
        }
    }

    /** One attempt to tell that the plan was rejected, unless nothing is left to do. */
    void tellsRejection() {
        var rejected =
                new Rejected(
                        "acme/infrastructure",
                        REQUEST,
                        APPROVER,
                        1,
                        BEGINNING,
                        "It drops a table.",
                        actAsApp);
        Optional<Claim> claim = claim(rejected.effect(), REQUEST.id());
        if (claim.isEmpty()) {
            return;
        }
        try {
            rejecting.attempt(rejected, claim.get());
        } catch (Ended ended) {
            // Another will go on.
        } catch (SQLException impossible) {
            throw new AssertionError("the table is in memory", impossible);
        }
    }

    /** What there is to say of what is done; null for nothing. */
    @Nullable String note() {
        return note;
    }

    void rounds(int count) {
        for (int i = 0; i < count && log.isEmpty(); i++) {
            round();
            passes(Duration.ofSeconds(35));
        }
    }

    List<String> said() {
        return comments.stream()
                .filter(comment -> !ATLANTIS.equals(comment.author()))
                .map(Voice.Comment::text)
                .toList();
    }

    long commands() {
        return comments.stream().filter(comment -> comment.text().equals(COMMAND)).count();
    }

    int commandsAfterMove() {
        return commandsAfterMove;
    }

    boolean hasMoved() {
        return moved != null;
    }

    List<Voice.Review> reviews() {
        return reviews;
    }

    List<Voice.Comment> comments() {
        return comments;
    }

    /** Of the reviews. */
    List<Voice.Verdict> verdicts() {
        return verdicts;
    }

    List<NewEntry> log() {
        return List.copyOf(log.values());
    }

    Optional<EffectEvent.Sent> sent() {
        return log.values().stream()
                .map(NewEntry::event)
                .filter(EffectEvent.Sent.class::isInstance)
                .map(EffectEvent.Sent.class::cast)
                .findFirst();
    }

    Optional<String> failure() {
        return log.values().stream()
                .map(NewEntry::event)
                .filter(EffectEvent.Failed.class::isInstance)
                .map(event -> ((EffectEvent.Failed) event).reason())
                .findFirst();
    }

    // --- what goes wrong ---

    /** What GitHub, or the log, does when it hears it. */
    private interface Act<T> {
        T go() throws IOException;
    }

    private <T> T heard(Act<T> act, boolean isSaying) throws IOException {
        calls++;
        if (isDown) {
            throw new GitHubRefused("a call", 503, "");
        }
        Fault fault = isDeep || faults.isEmpty() ? Fault.NONE : faults.poll();
        return switch (fault) {
            case NONE -> act.go();
            case ENDS_BEFORE -> throw new Ended();
            case ENDS_AFTER -> {
                act.go();
                throw new Ended();
            }
            case BREAKS_BEFORE -> throw new IOException("connection reset");
            case ANSWER_LOST -> {
                act.go();
                throw new IOException("connection reset");
            }
            case DONE_LATE -> throw lateBy(act, isSaying);
            case REFUSED_503 -> throw new GitHubRefused("a call", 503, "");
            case DONE_AND_503 -> {
                act.go();
                throw new GitHubRefused("a call", 503, "");
            }
            case LIMITED -> throw new LimitReached(Duration.ofSeconds(20));
            case OTHERS_MEANWHILE -> {
                others(Duration.ofSeconds(8));
                yield act.go();
            }
            case OTHERS_MUCH_LATER -> {
                others(Duration.ofSeconds(isSaying ? 8 : 200));
                yield act.go();
            }
        };
    }

    private IOException lateBy(Act<?> act, boolean isSaying) throws IOException {
        if (isSaying) {
            int before = comments.size();
            act.go();
            if (comments.size() > before) {
                late.add(comments.removeLast());
            }
            now = now.plusSeconds(10);
        }
        return new IOException("no answer in 10 s");
    }

    /** Comments that GitHub wrote late stand there as soon as anybody waited. */
    private void settle() {
        comments.addAll(late);
        late.clear();
    }

    private void others(Duration passing) {
        isDeep = true;
        passes(passing);
        round();
        isDeep = false;
    }

    // --- the outside ---

    private Ground ground(LetOut out) {
        return moved == Move.REJECTED
                ? new Ground.Moved("It was rejected.")
                : log.isEmpty() ? new Ground.Stands(true, actAsApp) : new Ground.Over();
    }

    private final class People implements Outside.Tokens {

        @Override
        public Optional<String> of(Actor account) {
            return signedIn ? Optional.of(tokenIsOld ? "old" : "good") : Optional.empty();
        }

        @Override
        public Optional<String> insteadOf(String refused, Actor account) throws Outside.NoToken {
            if (!signedIn) {
                throw new Outside.NoToken("sign in again", true);
            }
            return Optional.of("good");
        }
    }

    private final class GitHub implements Voice {

        private void reading() {
            if (calls >= movesAtCall && move != null && moved == null && movesAtCall >= 0) {
                moves(move);
            }
        }

        @Override
        public PullRequest pullRequest(String repository, long number) throws IOException {
            if (move != Move.ATLANTIS_SPEAKS && move != Move.REJECTED) {
                reading();
            }
            return heard(
                    () ->
                            new PullRequest(
                                    moved != Move.CLOSED,
                                    false,
                                    moved == Move.HEAD ? "00".repeat(20) : HEAD.sha(),
                                    "main",
                                    "clean"),
                    false);
        }

        @Override
        public String tip(String repository, String branch) throws IOException {
            return heard(() -> moved == Move.BASE ? "another base" : "the base", false);
        }

        @Override
        public List<Comment> comments(String repository, long number, Instant since)
                throws IOException {
            reading();
            return heard(
                    () ->
                            comments.stream()
                                    .filter(comment -> !comment.createdAt().isBefore(since))
                                    .toList(),
                    false);
        }

        @Override
        public List<Review> reviews(String repository, long number) throws IOException {
            return heard(() -> List.copyOf(reviews), false);
        }

        @Override
        public Review review(
                String repository,
                long number,
                String commit,
                Verdict verdict,
                String text,
                String token)
                throws IOException {
            return heard(
                    () -> {
                        checkToken(token);
                        refuse(refusesReview);
                        var review = new Review(nextId++, APPROVER, commit, text, now, false);
                        reviews.add(review);
                        verdicts.add(verdict);
                        return review;
                    },
                    true);
        }

        @Override
        public void dismiss(String repository, long number, long id, String text, String token)
                throws IOException {
            heard(
                    () -> {
                        checkToken(token);
                        refuse(refusesDismissal);
                        reviews.replaceAll(one ->
                                one.id() == id
                                        ? new Review(
                                                id,
                                                one.author(),
                                                one.commit(),
                                                one.text(),
                                                one.at(),
                                                true)
                                        : one);
                        return text;
                    },
                    true);
        }

        @Override
        public Comment comment(String repository, long number, String text, @Nullable String token)
                throws IOException {
            return heard(
                    () -> {
                        checkToken(token);
                        refuse(refusesComment);
                        Actor author = token == null ? APP : APPROVER;
                        if (text.equals(COMMAND) && moved != null) {
                            commandsAfterMove++;
                        }
                        World.this.comment(author, text);
                        return comments.getLast();
                    },
                    true);
        }

        private void checkToken(@Nullable String token) throws GitHubRefused {
            if ("old".equals(token)) {
                throw new GitHubRefused("a call", 401, "Bad credentials");
            }
        }

        private static void refuse(@Nullable Integer status) throws GitHubRefused {
            if (status != null) {
                throw new GitHubRefused("a call", status, "Resource not accessible");
            }
        }
    }

    // --- the log and the table ---

    private final class Log implements Outbox.Owed {

        @Override
        public List<Due> due() {
            return log.isEmpty() ? List.of(new Due(REQUEST.id(), 1)) : List.of();
        }

        @Override
        public Optional<LetOut> letOut(Due due) {
            return log.isEmpty()
                    ? Optional.of(
                            new LetOut(
                                    REPOSITORY,
                                    "acme/infrastructure",
                                    REQUEST,
                                    due.release(),
                                    APPROVER,
                                    BEGINNING,
                                    "adds a disk",
                                    DECIDED_ON))
                    : Optional.empty();
        }
    }

    private void append(NewEntry entry) {
        boolean wasDown = isDown;
        isDown = false;
        try {
            heard(() -> log.putIfAbsent(entry.envelope().fact().value(), entry), false);
        } catch (IOException failed) {
            throw new LogUnavailable("no log", failed);
        } finally {
            isDown = wasDown;
        }
    }

    private static final class Row {
        private int attempts;
        private Instant first = Instant.MIN;
        private Instant next = Instant.MIN;
        private Instant claimedUntil = Instant.MIN;
        private int claim;
        private boolean saying;
        private boolean done;
    }

    private Optional<Claim> claim(String effect, String request) {
        Row row =
                rows.computeIfAbsent(
                        effect,
                        none -> {
                            var made = new Row();
                            made.first = now;
                            return made;
                        });
        if (row.done || row.next.isAfter(now) || row.claimedUntil.isAfter(now)) {
            return Optional.empty();
        }
        row.attempts++;
        row.claim++;
        row.claimedUntil = now.plusSeconds(90);
        return Optional.of(new Held(row, row.claim));
    }

    private final class Held implements Claim {

        private final Row row;
        private final int id;

        private Held(Row row, int id) {
            this.row = row;
            this.id = id;
        }

        @Override
        public int attempt() {
            return row.attempts;
        }

        @Override
        public Duration age() {
            return Duration.between(row.first, now);
        }

        @Override
        public boolean mayHaveSaid() {
            return row.saying;
        }

        @Override
        public void renew(boolean command) throws IOException {
            if (row.claim != id || !row.claimedUntil.isAfter(now)) {
                throw new IOException("it took too long");
            }
            row.claimedUntil = now.plusSeconds(30);
            row.saying |= command;
        }

        @Override
        public void again(Duration pause, boolean mayStand, String error) {
            end(pause, mayStand, false);
        }

        @Override
        public void done(@Nullable String said) {
            note = said;
            end(Duration.ZERO, false, true);
        }

        private void end(Duration pause, boolean mayStand, boolean isDone) {
            if (row.claim == id) {
                row.next = now.plus(pause);
                row.claimedUntil = Instant.MIN;
                row.saying = mayStand;
                row.done = isDone;
            }
        }
    }
}
