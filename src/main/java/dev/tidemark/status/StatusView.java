package dev.tidemark.status;

import dev.tidemark.keeping.Kept;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status page. */
record StatusView(
        List<String> heading,
        LogStatus log,
        Mark signing,
        KeptLine anchored,
        KeptLine verified,
        List<ConnectionLine> connections,
        List<ClusterLine> clusters,
        List<PolicyLine> policies,
        List<NotifiedLine> notified,
        List<FedLine> fed,
        List<ProjectionLine> projections,
        List<GapLine> gaps,
        List<UnrecordedLine> kept,
        List<DeliveryLine> notUnderstood,
        boolean isNewest,
        @Nullable String olderHref) {

    /**
     * What was kept of the log, or found of it.
     *
     * @param last null before the first
     * @param problem what is wrong; null if nothing is
     */
    record KeptLine(
            Mark state,
            @Nullable Kept last,
            @Nullable VisibleText place,
            @Nullable VisibleText problem) {}

    record ConnectionLine(
            String name,
            Mark state,
            String address,
            @Nullable String how,
            @Nullable Instant lastReceived,
            long recorded,
            long kept,
            long unmappable) {}

    record ClusterLine(String name, Mark state, Instant seenAt, VisibleText namespace) {}

    record PolicyLine(
            VisibleText repository,
            Mark state,
            @Nullable Instant lookedAt,
            @Nullable VisibleText problem,
            @Nullable String statusTrouble) {}

    record NotifiedLine(
            VisibleText target,
            Mark state,
            @Nullable Instant deliveredAt,
            @Nullable VisibleText failure,
            long waiting) {}

    record FedLine(
            String target,
            Mark state,
            @Nullable Instant deliveredAt,
            @Nullable VisibleText failure,
            long behind) {}

    record ProjectionLine(
            String name,
            int version,
            Mark state,
            long position,
            long behind,
            @Nullable VisibleText failure,
            @Nullable Instant failedAt) {}

    record GapLine(
            VisibleText source, Instant from, Instant to, VisibleText missing, long position) {}

    record UnrecordedLine(
            String source,
            VisibleText event,
            @Nullable VisibleText reason,
            long count,
            Instant lastReceived) {}

    record DeliveryLine(
            Instant received,
            String source,
            VisibleText event,
            @Nullable VisibleText reason,
            VisibleText guid) {}
}
