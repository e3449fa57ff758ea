package dev.tidemark.drift;

import dev.tidemark.atlantis.ProjectLinks;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import dev.tidemark.web.QueryLinks;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One episode as the page shows it. */
@Singleton
class EpisodeViews {

    private static final int SHOWN_AT_ONCE = 3;

    private final DriftMessages words;
    private final Times times;

    EpisodeViews(DriftMessages words, Times times) {
        this.words = words;
        this.times = times;
    }

    DriftView.EpisodeView view(Episode episode) {
        List<VisibleText> resources = episode.resources().stream().map(VisibleText::of).toList();
        int atOnce = Math.min(resources.size(), SHOWN_AT_ONCE);
        int untold = episode.resourceCount() - resources.size();
        String closer = episode.closer();
        return new DriftView.EpisodeView(
                VisibleText.of(episode.what()),
                href(episode),
                kind(episode.kind()),
                VisibleText.of(episode.environment()).shown(),
                mark(episode),
                why(episode),
                planned(episode),
                episode.openedAt(),
                episode.closedAt(),
                times.duration(episode.lasted(times.now())),
                count(episode),
                resources.subList(0, atOnce),
                resources.subList(atOnce, resources.size()),
                untold > 0 && !resources.isEmpty() ? words.more(Figures.grouped(untold)) : null,
                episode.changes() == 0 ? null : words.changed(Figures.grouped(episode.changes())),
                episode.ending() == null ? null : ending(episode.ending()),
                closer == null ? null : VisibleText.of(closer),
                closer == null ? null : words.claimed(source(episode)),
                closing(episode));
    }

    private String source(Episode episode) {
        return episode.kind() == EpisodeKind.APPLICATION ? "Argo CD" : "Atlantis";
    }

    String kind(EpisodeKind kind) {
        return switch (kind) {
            case APPLICATION -> words.application();
            case OUTSIDE_TERRAFORM -> words.outside();
            case NOT_APPLIED -> words.notApplied();
        };
    }

    String ending(Ending ending) {
        return switch (ending) {
            case SELF_HEAL -> words.bySelfHeal();
            case SYNC -> words.bySync();
            case APPLY -> words.byApply();
            case COMMIT -> words.byCommit();
            case HAND -> words.byHand();
            case DELETION -> words.byDeletion();
            case NOT_KNOWN -> words.byNobodyKnows();
        };
    }

    private Mark mark(Episode episode) {
        if (!episode.isOpen()) {
            return new Mark("ok", words.markEnded());
        }
        if (!episode.isCertain()) {
            return new Mark("unseen", words.undetermined());
        }
        return new Mark(
                "drift",
                switch (episode.kind()) {
                    case APPLICATION -> words.markDrift();
                    case OUTSIDE_TERRAFORM -> words.markOutside();
                    case NOT_APPLIED -> words.markNotApplied();
                });
    }

    private String why(Episode episode) {
        return switch (episode.kind()) {
            case APPLICATION -> episode.isCertain() ? words.whyDrift() : words.whyUndetermined();
            case OUTSIDE_TERRAFORM -> words.whyOutside();
            case NOT_APPLIED -> words.whyNotApplied();
        };
    }

    private @Nullable String count(Episode episode) {
        if (episode.resourceCount() > 0) {
            return words.resources(Figures.grouped(episode.resourceCount()));
        }
        PlanCounts counts = episode.counts();
        return counts == null
                ? null
                : words.counts(
                        Figures.grouped(counts.add()),
                        Figures.grouped(counts.change()),
                        Figures.grouped(counts.destroy()));
    }

    private static @Nullable String href(Episode episode) {
        Episode.TerraformPlace place = episode.terraform();
        if (place != null) {
            return ProjectLinks.href(place.repository(), place.project());
        }
        return episode.domain().map(each -> "/domains/" + QueryLinks.segment(each)).orElse(null);
    }

    private static DriftView.@Nullable Change planned(Episode episode) {
        Episode.TerraformPlace place = episode.terraform();
        return place == null || place.change() == null
                ? null
                : change(place.repository(), place.change());
    }

    private static DriftView.@Nullable Change closing(Episode episode) {
        Episode.TerraformPlace place = episode.terraform();
        Long change = episode.closingChange();
        return place == null || change == null ? null : change(place.repository(), change);
    }

    private static DriftView.Change change(String repository, long number) {
        return new DriftView.Change("#" + number, "/changes/" + repository + "/" + number);
    }
}
