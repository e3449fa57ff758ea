package dev.tidemark.status;

import dev.tidemark.keeping.Keeping;
import dev.tidemark.keeping.Kept;
import dev.tidemark.projection.ProjectionStatus;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The status page from what was found. */
@Singleton
class StatusViews {

    private final StatusMessages words;

    StatusViews(StatusMessages words) {
        this.words = words;
    }

    StatusView view(Status status, boolean isNewest) {
        String next = status.next();
        return new StatusView(
                heading(status),
                status.log(),
                status.log().trouble() == null
                        ? new Mark("ok", words.signs())
                        : new Mark("failed", words.doesNotSign()),
                anchored(status.keeping()),
                verified(status.keeping()),
                status.connections().stream().map(this::connection).toList(),
                status.clusters().stream().map(this::cluster).toList(),
                status.policies().stream().map(this::policy).toList(),
                status.notified().stream().map(this::notified).toList(),
                status.fed().stream().map(target -> fed(target, status.log().size())).toList(),
                status.projections().stream().map(this::projection).toList(),
                status.gaps().stream().map(StatusViews::gap).toList(),
                status.kept().stream().map(StatusViews::kept).toList(),
                status.notUnderstood().stream().map(StatusViews::delivery).toList(),
                isNewest,
                next == null
                        ? null
                        : "/status?after=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    /** What is wrong, worst first; one calm sentence if nothing is. */
    private List<String> heading(Status status) {
        var heading = new ArrayList<String>();
        if (status.log().trouble() != null) {
            heading.add(words.headingLog());
        }
        if (status.keeping().isFailing()) {
            heading.add(words.headingAltered());
        }
        if (status.keeping().anchorFailure() != null) {
            heading.add(words.headingNotAnchored());
        }
        long stopped = status.projections().stream().filter(ProjectionStatus::hasFailed).count();
        if (stopped > 0) {
            heading.add(words.headingProjections(Figures.grouped(stopped), stopped == 1));
        }
        status.connections().forEach(connection -> addTrouble(heading, connection));
        status.clusters().stream()
                .filter(cluster -> !cluster.observed())
                .forEach(cluster -> heading.add(words.headingCluster(cluster.cluster())));
        if (status.policies().stream().anyMatch(policy -> !policy.problems().isEmpty())) {
            heading.add(words.headingPolicy());
        }
        status.notified().stream()
                .filter(target -> target.failure() != null)
                .forEach(target -> heading.add(words.headingNotReached(target.target())));
        status.fed().stream()
                .filter(target -> target.failure() != null)
                .forEach(target -> heading.add(words.headingNotFed(target.target())));
        if (heading.isEmpty()) {
            boolean isSilent =
                    status.connections().stream().allMatch(each -> each.deliveries() == null);
            heading.add(isSilent ? words.headingSilent() : words.headingFine());
        }
        return heading;
    }

    private void addTrouble(List<String> heading, Connection connection) {
        if (isGitHub(connection) && !connection.secretIsSet()) {
            heading.add(words.headingSecret());
        }
        SourceDeliveries deliveries = connection.deliveries();
        if (deliveries != null && deliveries.unmappable() > 0) {
            heading.add(
                    words.headingUnmappable(
                            Figures.grouped(deliveries.unmappable()),
                            deliveries.unmappable() == 1));
        }
    }

    private StatusView.KeptLine anchored(Keeping keeping) {
        Kept last = keeping.anchored();
        return new StatusView.KeptLine(
                anchoring(keeping),
                last,
                VisibleText.ofNullable(last == null ? keeping.anchor() : last.said()),
                VisibleText.ofNullable(keeping.anchorFailure()));
    }

    private Mark anchoring(Keeping keeping) {
        if (keeping.anchor() == null) {
            return new Mark("unseen", words.noAnchor());
        }
        if (keeping.anchorFailure() != null) {
            return new Mark("failed", words.notAnchored());
        }
        return keeping.anchored() == null
                ? new Mark("next", words.notAnchoredYet())
                : new Mark("ok", words.anchored());
    }

    private StatusView.KeptLine verified(Keeping keeping) {
        Kept failed = keeping.failed();
        return new StatusView.KeptLine(
                verifying(keeping),
                keeping.verified(),
                null,
                failed != null && keeping.isFailing()
                        ? VisibleText.ofNullable(failed.said())
                        : null);
    }

    private Mark verifying(Keeping keeping) {
        if (keeping.isFailing()) {
            return new Mark("failed", words.altered());
        }
        return keeping.verified() == null
                ? new Mark("next", words.notVerifiedYet())
                : new Mark("ok", words.verified());
    }

    private StatusView.ConnectionLine connection(Connection connection) {
        SourceDeliveries deliveries = connection.deliveries();
        return new StatusView.ConnectionLine(
                name(connection.source()),
                state(connection),
                connection.address(),
                connection.secretIsSet() ? null : how(connection.source()),
                deliveries == null ? null : deliveries.lastReceived(),
                deliveries == null ? 0 : deliveries.recorded(),
                deliveries == null ? 0 : deliveries.kept(),
                deliveries == null ? 0 : deliveries.unmappable());
    }

    private StatusView.ClusterLine cluster(WatchedCluster cluster) {
        return new StatusView.ClusterLine(
                words.argoCd(cluster.cluster()),
                cluster.observed()
                        ? new Mark("ok", words.watched())
                        : new Mark("unseen", words.notObserved()),
                cluster.seenAt(),
                VisibleText.of(cluster.namespace()));
    }

    private StatusView.PolicyLine policy(WatchedPolicy policy) {
        String statusTrouble = policy.statusTrouble();
        return new StatusView.PolicyLine(
                VisibleText.of(policy.repository()),
                state(policy),
                policy.lookedAt(),
                VisibleText.ofNullable(
                        policy.trouble() == null
                                ? policy.problems().stream().findFirst().orElse(null)
                                : policy.trouble()),
                statusTrouble == null ? null : words.noStatuses(statusTrouble));
    }

    /** What cannot be asked is not known to be valid. */
    private Mark state(WatchedPolicy policy) {
        if (!policy.problems().isEmpty()) {
            return new Mark("failed", words.policyInvalid());
        }
        return policy.trouble() == null && policy.lookedAt() != null
                ? new Mark("ok", words.policyRead())
                : new Mark("unseen", words.notObserved());
    }

    private StatusView.NotifiedLine notified(NotifiedTarget target) {
        Mark delivers =
                target.deliveredAt() == null
                        ? new Mark("unseen", words.nothingToTellYet())
                        : new Mark("ok", words.notified());
        return new StatusView.NotifiedLine(
                VisibleText.of(target.target()),
                target.failure() == null ? delivers : new Mark("failed", words.notReached()),
                target.deliveredAt(),
                VisibleText.ofNullable(target.failure()),
                target.waiting());
    }

    private StatusView.FedLine fed(FedTarget target, long size) {
        long behind = Math.max(0, size - target.position());
        Mark takes =
                behind == 0
                        ? new Mark("ok", words.upToDate())
                        : new Mark("moving", words.catchesUp());
        return new StatusView.FedLine(
                target.target(),
                target.failure() == null ? takes : new Mark("failed", words.notReached()),
                target.deliveredAt(),
                VisibleText.ofNullable(target.failure()),
                behind);
    }

    /** Without GitHub there is nothing to see; the others tell more of what it tells. */
    private static boolean isGitHub(Connection connection) {
        return connection.source().equals(StatusReader.GITHUB);
    }

    private String name(String source) {
        return switch (source) {
            case StatusReader.ATLANTIS -> words.atlantis();
            case StatusReader.PLAN -> words.plans();
            default -> words.github();
        };
    }

    private String how(String source) {
        return switch (source) {
            case StatusReader.ATLANTIS -> words.atlantisHow();
            case StatusReader.PLAN -> words.plansHow();
            default -> words.secretHow();
        };
    }

    private Mark state(Connection connection) {
        if (!connection.secretIsSet()) {
            return isGitHub(connection)
                    ? new Mark("refused", words.refusesAll())
                    : new Mark("next", words.notConnected());
        }
        return connection.deliveries() == null
                ? new Mark("unseen", words.waitsForFirst())
                : new Mark("ok", words.receives());
    }

    private StatusView.ProjectionLine projection(ProjectionStatus projection) {
        return new StatusView.ProjectionLine(
                projection.name(),
                projection.version(),
                state(projection),
                projection.position(),
                projection.behind(),
                VisibleText.ofNullable(projection.failure()),
                projection.failedAt());
    }

    private Mark state(ProjectionStatus projection) {
        if (projection.hasFailed()) {
            return new Mark("failed", words.stopped());
        }
        Long building = projection.building();
        if (building != null) {
            return new Mark("moving", words.rebuilding(Figures.grouped(building)));
        }
        return projection.behind() == 0
                ? new Mark("ok", words.upToDate())
                : new Mark("moving", words.catchesUp());
    }

    private static StatusView.GapLine gap(Gap gap) {
        return new StatusView.GapLine(
                VisibleText.of(gap.source()),
                gap.from(),
                gap.to(),
                VisibleText.of(gap.missing()),
                gap.position());
    }

    private static StatusView.UnrecordedLine kept(KeptDeliveries kept) {
        return new StatusView.UnrecordedLine(
                kept.source(),
                VisibleText.of(kept.event()),
                VisibleText.ofNullable(kept.reason()),
                kept.count(),
                kept.lastReceived());
    }

    private static StatusView.DeliveryLine delivery(DeliveryNotUnderstood delivery) {
        return new StatusView.DeliveryLine(
                delivery.received(),
                delivery.source(),
                VisibleText.of(delivery.event()),
                VisibleText.ofNullable(delivery.reason()),
                VisibleText.of(delivery.guid()));
    }
}
