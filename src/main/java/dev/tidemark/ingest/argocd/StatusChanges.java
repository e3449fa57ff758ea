package dev.tidemark.ingest.argocd;

import dev.tidemark.event.ApplicationEvent.ConditionCleared;
import dev.tidemark.event.ApplicationEvent.ConditionRaised;
import dev.tidemark.event.ApplicationEvent.HealthChanged;
import dev.tidemark.event.ApplicationEvent.ImagesChanged;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What two snapshots say of an application's images, health and conditions. */
final class StatusChanges {

    private final @Nullable ApplicationSnapshot before;
    private final ApplicationSnapshot now;
    private final Entries entries;
    private final Timeline timeline;
    private final @Nullable Instant reconciledAt;

    StatusChanges(
            @Nullable ApplicationSnapshot before,
            ApplicationSnapshot now,
            Entries entries,
            Timeline timeline) {
        this.before = before;
        this.now = now;
        this.entries = entries;
        this.timeline = timeline;
        this.reconciledAt = now.reconciledAfter(before) ? now.reconciledAt() : null;
    }

    void tell() {
        tellImages();
        tellHealth();
        tellConditions();
    }

    private void tellImages() {
        boolean changed =
                before == null
                        ? !now.images().isEmpty()
                        : !now.imagesDigest().equals(before.imagesDigest());
        if (changed) {
            entries.add(
                    ApplicationFacts.images(now),
                    timeline.seen(reconciledAt),
                    new ImagesChanged(now.uid(), now.images()));
        }
    }

    private void tellHealth() {
        SeenHealth health = now.health();
        if (health == null || !health.differsFrom(before == null ? null : before.health())) {
            return;
        }
        entries.add(
                ApplicationFacts.health(now, health),
                timeline.at(health.since()),
                new HealthChanged(now.uid(), health.status(), health.message()));
    }

    private void tellConditions() {
        List<SeenCondition> then = before == null ? List.of() : before.conditions();
        for (SeenCondition condition : then) {
            if (!condition.hasTypeAmong(now.conditions())) {
                entries.add(
                        ApplicationFacts.cleared(now.uid(), condition),
                        timeline.seen(reconciledAt),
                        new ConditionCleared(now.uid(), condition.type(), condition.since()));
            }
        }
        for (SeenCondition condition : now.conditions()) {
            if (!condition.isAmong(then)) {
                entries.add(
                        ApplicationFacts.raised(now.uid(), condition),
                        timeline.at(condition.since()),
                        new ConditionRaised(now.uid(), condition.type(), condition.message()));
            }
        }
    }
}
