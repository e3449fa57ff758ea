package dev.tidemark.drift;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.JoinedFact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One Terraform project: its last drift, and its last apply. Those before them are in the histories
 * of {@link DriftProjection}.
 *
 * @param firstLookAt when somebody looked for drift first; null if nobody did
 * @param episode null if none was found
 * @param applied null if none is known
 */
record TerraformDrift(
        @Nullable Instant firstLookAt,
        @Nullable OutsideEpisode episode,
        @Nullable Applied applied) {

    static final TerraformDrift UNSEEN = new TerraformDrift(null, null, null);

    /** Which project an event is about; null if it is about none, or does not say which. */
    static @Nullable AtlantisProject project(dev.tidemark.event.Event event) {
        return switch (event) {
            case TerraformEvent.DriftDetected detected -> detected.project();
            case TerraformEvent.DriftNotFound notFound -> notFound.project();
            case ApplyEvent.Succeeded succeeded -> succeeded.report().project();
            // Nothing else says that a project drifts, or makes an end of it.
            default -> null;
        };
    }

    TerraformDrift after(JoinedFact fact, String repository, Mapping mapping) {
        return switch (fact.event()) {
            case TerraformEvent.DriftDetected found ->
                    found(found, repository, mapping, fact.time());
            case TerraformEvent.DriftNotFound ignored -> notFound(fact.time());
            case ApplyEvent.Succeeded succeeded -> applied(succeeded.report(), fact);
            // DriftProjection gives nothing else a key.
            default -> throw new IllegalArgumentException("no drift: " + fact.type());
        };
    }

    private TerraformDrift found(
            TerraformEvent.DriftDetected found, String repository, Mapping mapping, Instant at) {
        String environment = mapping.environmentOf(repository, found.project());
        OutsideEpisode next =
                episode != null && episode.isOpen()
                        ? episode.seenAgain(found, at)
                        : OutsideEpisode.opened(repository, environment, found, at);
        return new TerraformDrift(looked(at), next, applied);
    }

    private TerraformDrift notFound(Instant at) {
        OutsideEpisode next =
                episode != null && episode.isOpen() ? episode.closed(at, null) : episode;
        return new TerraformDrift(looked(at), next, applied);
    }

    private TerraformDrift applied(AtlantisReport report, JoinedFact fact) {
        boolean namesWho = report.channel() == AtlantisReport.Channel.WEBHOOK;
        Actor actor = namesWho ? fact.actor() : null;
        var apply = new Applied(fact.time(), report.change(), actor == null ? null : actor.login());
        OutsideEpisode next =
                episode != null && episode.isOpen() ? episode.closed(apply.at(), apply) : episode;
        return new TerraformDrift(firstLookAt, next, apply);
    }

    private Instant looked(Instant at) {
        return firstLookAt == null ? at : firstLookAt;
    }
}
