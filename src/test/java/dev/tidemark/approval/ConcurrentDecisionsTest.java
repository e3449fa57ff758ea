package dev.tidemark.approval;

import static dev.tidemark.approval.ApprovalTold.HARMLESS;
import static dev.tidemark.approval.ApprovalTold.LEA;
import static dev.tidemark.approval.ApprovalTold.lead;
import static dev.tidemark.approval.ApprovalTold.planned;
import static dev.tidemark.approval.ApprovalTold.pushed;
import static dev.tidemark.approval.ApprovalTold.request;
import static dev.tidemark.approval.ApprovalTold.waiting;
import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.access.Person;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import dev.tidemark.eventlog.EventLog;
import io.agroal.api.AgroalDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many people, many clicks, two portals and a push in the same instant have one outcome. */
class ConcurrentDecisionsTest {

    private static final String ID = request(revision(1), 1).id();

    private final Desk desk = new Desk();
    private final AgroalDataSource otherDatabase = desk.fixture().anotherPool();
    private final EventLog otherLog = new EventLog(otherDatabase);
    private final Approvals otherPortal = desk.portal(otherLog, otherDatabase);

    @BeforeEach
    void plan() {
        desk.tell(waiting(1, HARMLESS));
        desk.project();
    }

    @AfterEach
    void close() {
        otherLog.close();
        otherDatabase.close();
        desk.close();
    }

    private static Person someLead(int number) {
        return lead(new Actor("lead" + number, Integer.toString(800_000 + number)));
    }

    /** All at once, as far as a machine can. */
    private static <T> List<T> atOnce(List<Supplier<T>> calls) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<T>>();
            for (Supplier<T> call : calls) {
                answers.add(
                        threads.submit(() -> {
                            start.await();
                            return call.get();
                        }));
            }
            start.countDown();
            var all = new ArrayList<T>();
            for (Future<T> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    @Test
    void twoHundredApprovalsByManyInTwoPortalsLetItOutOnce() throws Exception {
        List<Supplier<Decided>> calls = new ArrayList<>();
        for (int click = 0; click < 200; click++) {
            Person person = someLead(click / 2);
            Approvals portal = click % 2 == 0 ? desk.approvals : otherPortal;
            calls.add(() -> portal.decide(ID, person, Verdict.GRANT, null, 1));
        }

        List<Decided> decided = atOnce(calls);

        assertThat(desk.releases()).isOne();
        assertThat(desk.entries(ApprovalEvent.Granted.class)).hasSize(1);
        assertThat(decided).noneMatch(Decided.Unknown.class::isInstance);
        assertThat(decided.stream().filter(Decided.Recorded.class::isInstance).count())
                .isBetween(1L, 2L);
    }

    @Test
    void twoHundredClicksOfOnePersonAreOneApproval() throws Exception {
        Person lea = lead(LEA);
        List<Supplier<Decided>> calls = new ArrayList<>();
        for (int click = 0; click < 200; click++) {
            Approvals portal = click % 2 == 0 ? desk.approvals : otherPortal;
            calls.add(() -> portal.decide(ID, lea, Verdict.GRANT, null, 1));
        }

        List<Decided> decided = atOnce(calls);

        assertThat(desk.entries(ApprovalEvent.Granted.class)).hasSize(1);
        assertThat(decided)
                .filteredOn(each -> !(each instanceof Decided.Later))
                .allMatch(Decided.Recorded.class::isInstance);
        assertThat(
                        decided.stream()
                                .filter(each ->
                                        each instanceof Decided.Recorded recorded
                                                && !recorded.again())
                                .count())
                .isOne();
    }

    /** Either the approval came before the push, or it is refused; never after it. */
    @Test
    void anApprovalAndAPushInTheSameInstantHaveOneOrder() throws Exception {
        for (int round = 1; round <= 10; round++) {
            int head = round;
            String id = request(revision(head), round).id();
            desk.people.commitsBy(revision(head), List.of(HANA));
            List<Supplier<Object>> calls =
                    List.of(
                            () -> desk.approvals.decide(id, lead(LEA), Verdict.GRANT, null, 1),
                            () -> otherPortal.decide(id, someLead(1), Verdict.GRANT, null, 1),
                            () -> {
                                desk.tell(
                                        pushed(
                                                1000L * head,
                                                HANA,
                                                revision(head),
                                                revision(head + 1)));
                                return "pushed";
                            });

            List<Object> answers = atOnce(calls);

            long move = position(ChangeEvent.Updated.class, head);
            List<Long> grants = positions(id);
            assertThat(grants).as("round " + round).hasSizeLessThanOrEqualTo(1);
            assertThat(grants).as("round " + round).allMatch(grant -> grant < move);
            assertThat(answers.stream().filter(Decided.Recorded.class::isInstance).count())
                    .isEqualTo(grants.size());
            desk.tell(planned(1000L * head + 100, revision(head + 1), round + 1, HARMLESS));
        }
    }

    private long position(Class<? extends Event> type, int which) {
        return desk.entries().stream()
                .filter(entry -> type.isInstance(entry.event()))
                .skip(which - 1L)
                .findFirst()
                .orElseThrow()
                .position();
    }

    private List<Long> positions(String id) {
        return desk.entries().stream()
                .filter(entry ->
                        entry.event() instanceof ApprovalEvent.Granted granted
                                && granted.request().id().equals(id))
                .map(Recorded::position)
                .toList();
    }

    @Test
    void twoOfManyAreEnoughWhereTwoAreNeededAndNoMoreAreTaken() throws Exception {
        desk.tell(
                ApprovalTold.policy(
                        30,
                        1,
                        """
                        version: 1
                        rules:
                          - name: all
                            approvers: {roles: [lead]}
                            approvals: 2
                        """));
        List<Supplier<Decided>> calls =
                IntStream.range(0, 24)
                        .<Supplier<Decided>>mapToObj(number ->
                                () ->
                                        (number % 2 == 0 ? desk.approvals : otherPortal)
                                                .decide(
                                                        ID,
                                                        someLead(number),
                                                        Verdict.GRANT,
                                                        null,
                                                        1))
                        .toList();

        atOnce(calls);

        assertThat(desk.releases()).isOne();
        assertThat(desk.entries(ApprovalEvent.Granted.class))
                .extracting(ApprovalEvent.Granted::have)
                .containsExactly(1, 2);
    }
}
