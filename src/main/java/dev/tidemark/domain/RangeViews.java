package dev.tidemark.domain;

import dev.tidemark.commit.DeploymentRange;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came and what went, as pages show it. */
@Singleton
class RangeViews {

    private static final int MOST = 8;

    private final DomainMessages words;

    RangeViews(DomainMessages words) {
        this.words = words;
    }

    DomainView.RangeView view(Range range) {
        var notes = new ArrayList<String>();
        if (range.isWide()) {
            notes.add(words.rangeWide());
        }
        if (!range.isWhole()) {
            notes.add(words.rangeNotWhole());
        }
        return new DomainView.RangeView(
                range.unknown() == null ? null : why(range.unknown()),
                first(range.added()),
                more(range.added()),
                first(range.removed()),
                more(range.removed()),
                notes);
    }

    private String why(DeploymentRange.Unknown unknown) {
        return switch (unknown) {
            case FIRST -> words.unknownFirst();
            case NO_SINGLE_REVISION -> words.unknownRevision();
            case PATHS -> words.unknownPaths();
            case PUSHES -> words.unknownPushes();
        };
    }

    private @Nullable String more(List<Range.Landing> landings) {
        int more = landings.size() - MOST;
        return more > 0 ? words.andMore(Figures.grouped(more)) : null;
    }

    private List<DomainView.Landing> first(List<Range.Landing> landings) {
        return landings.stream().limit(MOST).map(this::landing).toList();
    }

    private DomainView.Landing landing(Range.Landing landing) {
        Long number = landing.change();
        String repository = landing.repository();
        return new DomainView.Landing(
                VisibleText.of(landing.title()),
                number == null ? null : "#" + number,
                number == null || repository == null
                        ? null
                        : "/changes/" + repository + "/" + number,
                Versions.abbreviated(landing.revision()),
                landing.authors().stream().map(VisibleText::of).toList(),
                number == null ? null : approval(landing.approvers()));
    }

    private String approval(List<String> approvers) {
        return approvers.isEmpty()
                ? words.notApproved()
                : words.approvedBy(
                        approvers.stream()
                                .map(each -> VisibleText.of(each).isolated())
                                .collect(Collectors.joining(", ")));
    }
}
