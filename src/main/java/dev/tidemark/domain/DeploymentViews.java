package dev.tidemark.domain;

import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.Difference;
import dev.tidemark.argocd.Placement;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One deployment as a row of the page. */
@Singleton
class DeploymentViews {

    private final RangeViews ranges;
    private final DomainMessages words;
    private final Times times;

    DeploymentViews(RangeViews ranges, DomainMessages words, Times times) {
        this.ranges = ranges;
        this.words = words;
        this.times = times;
    }

    DomainView.DeploymentView view(Deployment each, Range range) {
        Mark result = result(each);
        String before = Versions.revision(each.from());
        return new DomainView.DeploymentView(
                each.startedAt(),
                VisibleText.of(place(each.placement())).shown(),
                before == null ? null : VisibleText.of(before),
                VisibleText.of(orNotKnown(Versions.revision(each.to()))),
                ranges.view(range),
                images(each),
                VisibleText.ofNullable(each.by()),
                startedBy(each),
                each.endedAt() == null
                        ? null
                        : times.duration(Duration.between(each.startedAt(), each.endedAt())),
                result,
                result.style().equals("ok"),
                detail(each),
                VisibleText.ofNullable(isBad(each) ? each.message() : null),
                flags(each));
    }

    /** The environment, and the application where it is called otherwise than its domain. */
    static String place(Placement placement) {
        return placement.application().equals(placement.domain())
                ? placement.environment()
                : placement.environment() + ", " + placement.application();
    }

    private String orNotKnown(@Nullable String text) {
        return text == null ? words.notKnown() : text;
    }

    private List<DomainView.Image> images(Deployment each) {
        return Versions.moved(each.imagesBefore(), each.imagesAfter()).stream()
                .map(moved ->
                        new DomainView.Image(
                                VisibleText.of(moved.name()),
                                tag(moved.before(), moved.isNew() ? words.fresh() : words.noTag()),
                                tag(moved.after(), moved.isGone() ? words.gone() : words.noTag())))
                .toList();
    }

    private static VisibleText tag(@Nullable String tag, String otherwise) {
        return VisibleText.of(tag == null ? otherwise : tag);
    }

    private String startedBy(Deployment each) {
        if (each.automated()) {
            return words.automated();
        }
        return each.by() == null ? words.byHand() : words.claimed();
    }

    private static boolean isBad(Deployment each) {
        return switch (each.outcome()) {
            case FAILED, ERRORED, TERMINATED -> true;
            case RUNNING, SUCCEEDED, NOT_SEEN -> false;
        };
    }

    Mark result(Deployment each) {
        return switch (each.outcome()) {
            case RUNNING -> new Mark("moving", words.outcomeRunning());
            case FAILED -> new Mark("failed", words.outcomeFailed());
            case ERRORED -> new Mark("failed", words.outcomeErrored());
            case TERMINATED -> new Mark("void", words.outcomeTerminated());
            case NOT_SEEN -> new Mark("unseen", words.outcomeNotSeen());
            case SUCCEEDED -> succeeded(each);
        };
    }

    private Mark succeeded(Deployment each) {
        if (each.degradedAt() != null && each.healthyAt() == null) {
            return new Mark("degraded", words.outcomeDegraded());
        }
        if (each.rollback()) {
            return new Mark("back", words.outcomeRolledBack());
        }
        return each.healthyAt() == null
                ? new Mark("unseen", words.outcomeSynced())
                : new Mark("ok", words.outcomeHealthy());
    }

    private @Nullable String detail(Deployment each) {
        if (each.endedBy() != null) {
            return words.terminatedBy(VisibleText.of(each.endedBy()).isolated());
        }
        return each.healthyAt() == null
                ? null
                : words.healthyAfter(
                        times.duration(Duration.between(each.startedAt(), each.healthyAt())));
    }

    private List<String> flags(Deployment each) {
        var flags = new ArrayList<String>();
        add(flags, each.rollback(), words.flagRollback());
        add(flags, each.selfHeal(), words.flagSelfHeal());
        add(flags, each.partial(), words.flagPartial());
        add(flags, each.retries() > 0, words.flagRetries(Figures.grouped(each.retries())));
        add(flags, each.change() == Difference.UNKNOWN, words.flagUnsure());
        add(flags, each.learntLater(), words.flagLearntLater());
        add(flags, each.fromHistory(), words.flagFromHistory());
        return flags;
    }

    private static void add(List<String> flags, boolean holds, String word) {
        if (holds) {
            flags.add(word);
        }
    }
}
