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

import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalEvent.Cause;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What became void is written down once, with why. */
class VoidingTest {

    private static final String ID = request(revision(1), 1).id();

    @Test
    void whatBecameVoidIsWrittenDownOnce() throws SQLException {
        try (var desk = new Desk()) {
            desk.tell(waiting(1, HARMLESS));
            desk.project();
            desk.grant(ID, lead(LEA), 1);
            desk.project();
            desk.voiding().run();
            assertThat(desk.entries(ApprovalEvent.Voided.class)).isEmpty();

            desk.tell(planned(60, revision(1), 1, HARMLESS));
            desk.voiding().run();
            desk.project();
            desk.voiding().run();

            assertThat(desk.entries(ApprovalEvent.Voided.class))
                    .extracting(ApprovalEvent.Voided::cause)
                    .containsExactly(Cause.NEW_PLAN);

            desk.grant(ID, lead(LEA), 2);
            desk.tell(pushed(90, HANA, revision(1), revision(2)));
            desk.project();
            desk.voiding().run();

            assertThat(desk.entries(ApprovalEvent.Voided.class))
                    .extracting(ApprovalEvent.Voided::cause)
                    .containsExactly(Cause.NEW_PLAN, Cause.HEAD_MOVED);
            assertThat(desk.entries(ApprovalEvent.Voided.class).getLast().moved())
                    .isEqualTo(revision(2));
        }
    }
}
