package dev.tidemark.status;

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
        List<ConnectionLine> connections,
        List<ClusterLine> clusters,
        List<PolicyLine> policies,
        List<NotifiedLine> notified,
        List<ProjectionLine> projections,
        List<GapLine> gaps,
        List<KeptLine> kept,
        List<DeliveryLine> notUnderstood,
        boolean isNewest,
        @Nullable String olderHref) {

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

    record KeptLine(
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
