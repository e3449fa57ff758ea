package dev.tidemark.approval;

import static dev.tidemark.projection.Told.BACKEND_NAME;
import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.revision;

import dev.tidemark.access.Person;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Recorded;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.policy.PolicyAtHead;
import dev.tidemark.policy.PolicySettings;
import dev.tidemark.projection.FoldedToHead;
import dev.tidemark.projection.LogFixture;
import dev.tidemark.projection.Projection;
import dev.tidemark.sentence.Bundles;
import dev.tidemark.web.PublicAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Decisions on a real log in a real database, by a clock and a GitHub of the test's own. */
final class Desk implements AutoCloseable {

    private final LogFixture fixture = new LogFixture();
    private final AtomicReference<Instant> now = new AtomicReference<>(ApprovalTold.at(100));
    final SaidPeople people = new SaidPeople().commitsBy(revision(1), List.of(HANA));
    final Approvals approvals = portal(fixture.log(), fixture.database());

    /** Another portal on the same log. */
    Approvals portal(EventLog log, DataSource database) {
        Clock clock = clock(now);
        AtHeadReading reading = reading(log, database);
        Entries entries = entries(clock);
        return new Approvals(
                reading,
                new Asking(people),
                new RequestLock(database),
                new Taking(reading, entries, log, clock),
                new Refusals(
                        log, entries, new RuleSentences(Bundles.of(RuleMessages.class)), clock),
                clock);
    }

    private static AtHeadReading reading(EventLog log, DataSource database) {
        return new AtHeadReading(
                new FoldedToHead(log, database),
                new PolicyAtHead(
                        new PolicySettings(
                                Optional.of(BACKEND_NAME), Optional.of(List.of(BACKEND_NAME)))));
    }

    private static Entries entries(Clock clock) {
        return new Entries(new PublicAddress("https://tidemark.example"), clock);
    }

    Voiding voiding() {
        EventLog log = fixture.log();
        return new Voiding(
                fixture.database(),
                reading(log, fixture.database()),
                entries(clock(now)),
                log,
                clock(now));
    }

    private static Clock clock(AtomicReference<Instant> now) {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    void at(Instant instant) {
        now.set(instant);
    }

    LogFixture fixture() {
        return fixture;
    }

    void tell(Collection<NewEntry> told) {
        fixture.append(told);
    }

    void tell(NewEntry... told) {
        fixture.append(told);
    }

    /** Folds what is told so far into the stored read models; later entries they do not hold. */
    void project() {
        fixture.projections(AtHeadReading.ALL.toArray(Projection<?>[]::new)).catchUp();
    }

    Decided grant(String request, Person person, int number) {
        return approvals.decide(request, person, Verdict.GRANT, null, number);
    }

    List<Recorded<Event>> entries() {
        return fixture.log().read(0, 10_000).stream().map(StoredEntry::decode).toList();
    }

    <E extends Event> List<E> entries(Class<E> type) {
        return entries().stream()
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    long releases() {
        return entries(ApprovalEvent.Granted.class).stream()
                .filter(ApprovalEvent.Granted::letsOut)
                .count();
    }

    @Override
    public void close() {
        fixture.close();
    }
}
