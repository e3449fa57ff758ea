package dev.tidemark.status;

import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.keeping.Keeping;
import dev.tidemark.keeping.KeepingWatch;
import dev.tidemark.projection.ProjectionStatus;
import dev.tidemark.projection.Projections;
import dev.tidemark.web.PublicAddress;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks everybody how they are. */
@Singleton
class StatusReader {

    /** As deliveries name them; each has its address below {@code /ingest/}. */
    static final String GITHUB = "github";

    static final String ATLANTIS = "atlantis";
    static final String PLAN = "plan";

    private static final Duration LATELY = Duration.ofHours(24);
    private static final int GAPS = 20;

    /** A watch that lives is heard more often than that. */
    private static final Duration LOST = Duration.ofSeconds(75);

    private final EventLog log;
    private final Checkpoints checkpoints;
    private final Projections projections;
    private final Deliveries deliveries;
    private final Gaps gaps;
    private final WatchedClusters clusters;
    private final WatchedPolicies policies;
    private final NotifiedTargets notified;
    private final FedTargets fed;
    private final KeepingWatch keeping;
    private final PublicAddress address;
    private final Clock clock;
    private final Map<String, Boolean> secrets;

    StatusReader(
            EventLog log,
            Checkpoints checkpoints,
            Projections projections,
            Deliveries deliveries,
            Gaps gaps,
            WatchedClusters clusters,
            WatchedPolicies policies,
            NotifiedTargets notified,
            FedTargets fed,
            KeepingWatch keeping,
            PublicAddress address,
            Clock clock,
            @ConfigProperty(name = "tidemark.github.webhook-secret") Optional<String> github,
            @ConfigProperty(name = "tidemark.atlantis.webhook-token") Optional<String> atlantis,
            @ConfigProperty(name = "tidemark.ingest-tokens") Optional<String> plan) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.projections = projections;
        this.deliveries = deliveries;
        this.gaps = gaps;
        this.clusters = clusters;
        this.policies = policies;
        this.notified = notified;
        this.fed = fed;
        this.keeping = keeping;
        this.address = address;
        this.clock = clock;
        this.secrets = Map.of(GITHUB, isSet(github), ATLANTIS, isSet(atlantis), PLAN, isSet(plan));
    }

    private static boolean isSet(Optional<String> secret) {
        return secret.filter(value -> !value.isBlank()).isPresent();
    }

    Uni<Status> read(@Nullable String after, int limit) {
        DeliveryCursor cursor = DeliveryCursor.parse(after);
        return Uni.combine()
                .all()
                .unis(
                        blocking(this::logStatus),
                        blocking(projections::status),
                        deliveries.since(clock.instant().minus(LATELY)),
                        deliveries.kept(clock.instant().minus(LATELY)),
                        deliveries.notUnderstood(cursor, limit + 1),
                        gaps.latest(GAPS),
                        clusters.since(clock.instant().minus(LOST)),
                        policies.now(),
                        Uni.combine().all().unis(notified.all(), fed.all()).asTuple())
                .with(
                        (logStatus,
                                projected,
                                counts,
                                kept,
                                notUnderstood,
                                missed,
                                watched,
                                read,
                                targets) ->
                                status(
                                        logStatus,
                                        projected,
                                        Stream.of(GITHUB, ATLANTIS, PLAN)
                                                .map(source -> connection(source, counts))
                                                .toList(),
                                        watched,
                                        read,
                                        kept,
                                        notUnderstood,
                                        missed,
                                        targets.getItem1(),
                                        targets.getItem2(),
                                        keeping.latest(),
                                        limit));
    }

    private static <T> Uni<T> blocking(Supplier<T> question) {
        return Uni.createFrom()
                .item(question)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Status status(
            LogStatus logStatus,
            List<ProjectionStatus> projected,
            List<Connection> connections,
            List<WatchedCluster> watched,
            List<WatchedPolicy> policies,
            List<KeptDeliveries> kept,
            List<DeliveryNotUnderstood> notUnderstood,
            List<Gap> missed,
            List<NotifiedTarget> targets,
            List<FedTarget> fed,
            Keeping keeping,
            int limit) {
        boolean hasMore = notUnderstood.size() > limit;
        List<DeliveryNotUnderstood> shown =
                hasMore ? notUnderstood.subList(0, limit) : notUnderstood;
        return new Status(
                logStatus,
                connections,
                watched,
                policies,
                projected.stream().sorted(Comparator.comparing(ProjectionStatus::name)).toList(),
                missed,
                kept,
                shown,
                hasMore ? DeliveryCursor.after(shown.getLast()) : null,
                targets,
                fed,
                keeping);
    }

    private Connection connection(String source, List<SourceDeliveries> counts) {
        return new Connection(
                source,
                address.of("/ingest/" + source),
                Boolean.TRUE.equals(secrets.get(source)),
                counts.stream()
                        .filter(each -> each.source().equals(source))
                        .findFirst()
                        .orElse(null));
    }

    private LogStatus logStatus() {
        Optional<SignedCheckpoint> signed = checkpoints.latest();
        return new LogStatus(
                log.size(),
                checkpoints.verifierKey(),
                signed.map(each -> each.checkpoint().size()).orElse(null),
                signed.map(each -> base64(each.checkpoint().root())).orElse(null),
                signed.map(SignedCheckpoint::signedAt).orElse(null),
                checkpoints.trouble().orElse(null));
    }

    private static String base64(byte[] root) {
        return Base64.getEncoder().encodeToString(root);
    }
}
