package dev.tidemark.approval.effect;

import dev.tidemark.approval.ApprovalFact;
import dev.tidemark.approval.ApprovalFilter;
import dev.tidemark.approval.ApprovalLine;
import dev.tidemark.approval.ApprovalRequests;
import dev.tidemark.approval.RequestState;
import dev.tidemark.approval.Situation;
import dev.tidemark.event.ApprovalEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Plans that were rejected lately, as far as the log is folded. */
@ApplicationScoped
class LogRejections {

    private static final ApprovalFilter REJECTED =
            new ApprovalFilter(RequestState.REJECTED, null, null);
    private static final int MOST = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Later than that nobody waits to be told. */
    private static final Duration LATELY = Duration.ofDays(1);

    private final ApprovalRequests requests;
    private final Clock clock;

    LogRejections(ApprovalRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** Those that still count. */
    List<Rejected> recent() {
        Instant since = clock.instant().minus(LATELY);
        return requests.list(REJECTED, null, MOST).await().atMost(PATIENCE).items().stream()
                .map(ApprovalLine::situation)
                .flatMap(LogRejections::rejected)
                .filter(rejected -> rejected.at().isAfter(since))
                .toList();
    }

    private static Stream<Rejected> rejected(Situation situation) {
        ApprovalFact fact = situation.standing().rejection();
        if (fact == null
                || fact.actor() == null
                || !(fact.event() instanceof ApprovalEvent.Rejected rejected)) {
            return Stream.empty();
        }
        return Stream.of(
                new Rejected(
                        situation.change().name(),
                        rejected.request(),
                        fact.actor(),
                        rejected.decision(),
                        fact.time(),
                        rejected.reason(),
                        situation.rule().actAsApp()));
    }
}
