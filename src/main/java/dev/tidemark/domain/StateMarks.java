package dev.tidemark.domain;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Standing;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signs of what is true of an application. */
@Singleton
class StateMarks {

    private final DomainMessages words;
    private final Times times;

    StateMarks(DomainMessages words, Times times) {
        this.words = words;
        this.times = times;
    }

    Mark health(@Nullable Health health) {
        if (health == null) {
            return new Mark("unseen", words.healthUnknown());
        }
        return switch (health) {
            case HEALTHY -> new Mark("ok", words.healthy());
            case PROGRESSING -> new Mark("moving", words.progressing());
            case DEGRADED -> new Mark("degraded", words.degraded());
            case SUSPENDED -> new Mark("paused", words.suspended());
            case MISSING -> new Mark("failed", words.missing());
            case UNKNOWN -> new Mark("unseen", words.healthUnknown());
        };
    }

    Mark standing(Standing standing) {
        return switch (standing) {
            case SYNCED -> new Mark("ok", words.synced());
            case PENDING -> new Mark("pending", words.standingPending());
            case DRIFT -> new Mark("drift", words.standingDrift());
            case UNDETERMINED -> new Mark("unseen", words.standingUndetermined());
            case UNKNOWN -> new Mark("unseen", words.standingUnknown());
        };
    }

    /** What the standing means; null where it needs no words. */
    @Nullable String why(Standing standing) {
        return switch (standing) {
            case SYNCED -> null;
            case PENDING -> words.whyPending();
            case DRIFT -> words.whyDrift();
            case UNDETERMINED -> words.whyUndetermined();
            case UNKNOWN -> words.whyUnknown();
        };
    }

    /** What else has to be known of it. */
    List<DomainView.Remark> remarks(ApplicationState state) {
        var remarks = new ArrayList<DomainView.Remark>();
        if (state.syncingSince() != null) {
            remarks.add(
                    new DomainView.Remark(
                            new Mark("moving", words.syncing()),
                            words.sinceWhen(times.moment(state.syncingSince()))));
        }
        if (state.autoSyncOffSince() != null) {
            remarks.add(
                    new DomainView.Remark(
                            new Mark("paused", words.autoSyncOff()),
                            since(state.autoSyncOffSince(), state.autoSyncOffBy())));
        }
        if (state.comparedLast() != null) {
            String stale = words.stale(times.moment(state.comparedLast()));
            remarks.add(new DomainView.Remark(new Mark("unseen", stale), null));
        }
        return remarks;
    }

    private String since(Instant when, @Nullable String who) {
        String at = times.moment(when);
        return who == null
                ? words.sinceWhen(at)
                : words.sinceWhenBy(at, VisibleText.of(who).isolated());
    }

    /** How many resources differ; null for none. */
    @Nullable String differing(ApplicationState state) {
        return state.differingCount() == 0
                ? null
                : words.differing(Figures.grouped(state.differingCount()));
    }

    static boolean isHealthy(ApplicationState state) {
        return state.health() == Health.HEALTHY || state.health() == Health.PROGRESSING;
    }
}
