package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.projection.Cursor;
import dev.tidemark.projection.Page;
import dev.tidemark.projection.Projected;
import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All requests, as far as the log is folded: for showing, never for deciding. */
@ApplicationScoped
public class ApprovalRequests {

    private static final int MOST_OPEN = 500;
    private static final int MOST_DECIDED = 50;
    private static final int MOST = 200;

    /** Every page asks how many wait; what changes tells of itself, but for other processes'. */
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(5);

    private static final Set<String> READ =
            Set.of("request", "plan", "plan_status", "branch", "approval", "pusher", "policy");

    private final ReadSide readSide;
    private final ChangeStates states;
    private final ApprovalLines lines;
    private final Clock clock;
    private final AtomicReference<@Nullable Remembered> open = new AtomicReference<>();

    ApprovalRequests(ReadSide readSide, ChangeStates states, ApprovalLines lines, Clock clock) {
        this.readSide = readSide;
        this.states = states;
        this.lines = lines;
        this.clock = clock;
    }

    /** What is asked, or was: many ask at the same time, and it is folded once for all of them. */
    private record Remembered(Uni<List<ChangeState>> changes, Instant until) {}

    void forget(@Observes Projected projected) {
        if (READ.contains(projected.projection())) {
            open.set(null);
        }
    }

    /** What waits and what was decided, as this person sees it; null for nobody. */
    public Uni<Inbox> inbox(@Nullable Person person) {
        return open().chain(waiting ->
                decided()
                        .chain(decided ->
                                onWorker(() ->
                                        lines.inbox(
                                                situations(waiting),
                                                situations(decided).stream()
                                                        .filter(each ->
                                                                !each.standing()
                                                                        .history()
                                                                        .isEmpty())
                                                        .toList(),
                                                person))));
    }

    /** How many wait for this person: the figure in the header. */
    public Uni<Integer> waitingFor(@Nullable Person person) {
        return person == null
                ? Uni.createFrom().item(0)
                : open().chain(waiting ->
                        onWorker(() -> lines.waitingFor(situations(waiting), person)));
    }

    private static <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private List<Situation> situations(List<ChangeState> changes) {
        Instant now = clock.instant();
        return changes.stream().flatMap(change -> change.situations(now).stream()).toList();
    }

    private Uni<List<ChangeState>> open() {
        Instant now = clock.instant();
        Remembered known =
                Objects.requireNonNull(
                        open.updateAndGet(before ->
                                before != null && now.isBefore(before.until())
                                        ? before
                                        : asked(now)));
        return WhereAsked.goOn(known.changes());
    }

    /** Nothing happens before the first who waits for it; then in a context that nobody shares. */
    private Remembered asked(Instant now) {
        Uni<List<ChangeState>> changes =
                Uni.createFrom()
                        .voidItem()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .chain(() ->
                                keys(
                                        "select key from view.request where open = 'open' order by key",
                                        MOST_OPEN))
                        .chain(states::of)
                        .onFailure()
                        .invoke(() -> open.set(null))
                        .memoize()
                        .indefinitely();
        return new Remembered(changes, now.plus(REMEMBERED_FOR));
    }

    private Uni<List<ChangeState>> decided() {
        return keys(
                        """
                        (select key from view.approval order by decided_at desc limit %1$d)
                        union
                        (select key from view.approval where unreviewed > 0 limit %1$d)
                        """
                                .formatted(MOST_DECIDED),
                        2 * MOST_DECIDED)
                .chain(states::of);
    }

    private Uni<List<String>> keys(String sql, int most) {
        return readSide.ask(session ->
                session.createNativeQuery(sql, String.class).setMaxResults(most).getResultList());
    }

    /** One request, whatever became of it. */
    public Uni<Optional<ApprovalLine>> find(String requestId) {
        return readSide.ask(session ->
                        session.createNativeQuery(
                                        """
                                        select key from view.approval_request where value = :id
                                        union
                                        select key from view.request_id where value = :id
                                        """,
                                        String.class)
                                .setParameter("id", requestId)
                                .getResultList())
                .chain(states::of)
                .map(changes ->
                        changes.stream()
                                .flatMap(change ->
                                        change.situation(requestId, clock.instant()).stream())
                                .findFirst()
                                .map(ApprovalLines::line));
    }

    /**
     * Requests of the pull requests in which last something was planned or decided, these first.
     * The filter is put to what a page read, so a page that is not the last may hold few.
     *
     * @param after {@link Page#next} of the page before; null for the first
     * @param limit how many pull requests, 1 to 200
     * @throws dev.tidemark.projection.InvalidCursor if {@code after} is none
     */
    public Uni<Page<ApprovalLine>> list(ApprovalFilter filter, @Nullable String after, int limit) {
        Cursor end = after == null ? null : Cursor.parse(after, 2);
        int wanted = Math.clamp(limit, 1, MOST);
        return places(end, wanted + 1)
                .chain(places -> {
                    boolean isLast = places.size() <= wanted;
                    List<Object[]> shown = isLast ? places : places.subList(0, wanted);
                    return states.of(shown.stream().map(row -> (String) row[0]).toList())
                            .map(changes ->
                                    new Page<>(
                                            filtered(changes, filter),
                                            isLast ? null : cursor(shown.getLast())));
                });
    }

    private static String cursor(Object[] place) {
        return Cursor.of(instant(place[1]), (String) place[0]).text();
    }

    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }

    private Uni<List<Object[]>> places(@Nullable Cursor end, int rows) {
        return readSide.ask(session -> {
            var select =
                    session.createNativeQuery(
                            """
                            select key, at
                            from (
                                select coalesce(a.key, r.key) as key,
                                       greatest(a.decided_at, r.last_time) as at
                                from (select * from view.request where open = 'open') r
                                full join view.approval a on a.key = r.key
                            ) places
                            %s
                            order by at desc, key
                            """
                                    .formatted(
                                            end == null
                                                    ? ""
                                                    : "where at < :at or (at = :at and key > :key)"),
                            Object[].class);
            if (end != null) {
                select.setParameter("at", end.instant(0)).setParameter("key", end.string(1));
            }
            return select.setMaxResults(rows).getResultList();
        });
    }

    private List<ApprovalLine> filtered(List<ChangeState> changes, ApprovalFilter filter) {
        return situations(changes).stream().map(ApprovalLines::line).filter(filter::takes).toList();
    }

    /** Of which a release has no recorded effect, whatever became of the plan meanwhile. */
    public Uni<List<ApprovalLine>> owed() {
        return keys("select key from view.approval where owed > 0 order by decided_at", MOST_OPEN)
                .chain(states::of)
                .map(changes ->
                        situations(changes).stream()
                                .filter(each ->
                                        each.standing()
                                                .lastRelease()
                                                .filter(last -> last.effect() == null)
                                                .isPresent())
                                .map(ApprovalLines::line)
                                .toList());
    }

    /** Every request of one pull request, by the subject of the change. */
    public Uni<List<ApprovalLine>> of(String change) {
        return states.of(List.of(change))
                .map(changes -> situations(changes).stream().map(ApprovalLines::line).toList());
    }
}
