package dev.tidemark.overview;

import dev.tidemark.event.ApplicationEvent;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.CommentEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.LogEvent;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per fact, whoever told it and how often; the log's own housekeeping is left out. */
@Singleton
class ActivityProjection implements Projection<JoinedFact> {

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<JoinedFact> model() {
        return JoinedFact.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        return isShown(entry.event()) ? Set.of(entry.factId().toString()) : Set.of();
    }

    /**
     * What Atlantis does is told several times; its comments tell it to people. The page of the
     * change joins them all.
     */
    private static boolean isShown(Event event) {
        return switch (event) {
            case LogEvent ignored -> false;
            case CommentEvent.Split ignored -> false;
            case PlanEvent.Requested ignored -> true;
            case ApplyEvent.Requested ignored -> true;
            case PlanEvent.Succeeded plan -> isComment(plan.report());
            case PlanEvent.Errored plan -> isComment(plan.report());
            case PlanEvent.Discarded plan -> isComment(plan.report());
            case PlanEvent ignored -> false;
            case ApplyEvent.Succeeded apply -> isComment(apply.report());
            case ApplyEvent.Errored apply -> isComment(apply.report());
            case ApplyEvent.Refused apply -> isComment(apply.report());
            case ApplyEvent ignored -> false;
            case PolicyCheckEvent.Passed check -> isComment(check.report());
            case PolicyCheckEvent.Errored check -> isComment(check.report());
            case PolicyCheckEvent.Approved check -> isComment(check.report());
            case PolicyCheckEvent.Refused check -> isComment(check.report());
            case PolicyCheckEvent ignored -> false;
            case TerraformEvent.DriftNotFound ignored -> false;
            // What follows from a sync or a commit, and would drown them.
            case ApplicationEvent.ComparisonChanged compared ->
                    compared.status() == ApplicationEvent.Comparison.OUT_OF_SYNC;
            case ApplicationEvent.ImagesChanged ignored -> false;
            case ApplicationEvent.PathsResolved ignored -> false;
            case ApplicationEvent.RolloutChanged ignored -> false;
            // Everything else happened once and was told once.
            default -> true;
        };
    }

    private static boolean isComment(AtlantisReport report) {
        return report.channel() == AtlantisReport.Channel.COMMENT;
    }

    @Override
    public JoinedFact evolve(@Nullable JoinedFact current, JoinedFact fact) {
        return fact;
    }

    @Override
    public List<Column<JoinedFact>> columns() {
        return List.of(
                Column.time("happened_at", ActivityProjection::happenedAt),
                Column.text("type", JoinedFact::type),
                Column.text("person", ActivityProjection::person),
                Column.text(
                        "repository",
                        fact -> fact.repository() == null ? null : fact.repository().toString()));
    }

    /** A claimed time may lie in the future; nothing is listed later than it was recorded. */
    private static Instant happenedAt(JoinedFact fact) {
        return fact.time().isAfter(fact.recordedAt()) ? fact.recordedAt() : fact.time();
    }

    /** The numeric id outlives the login. A claim names whoever it likes, so it counts nobody. */
    private static @Nullable String person(JoinedFact fact) {
        return fact.actor() == null ? null : fact.actor().id();
    }

    @Override
    public List<String> indexes() {
        return List.of("happened_at desc, key");
    }
}
