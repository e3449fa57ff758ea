package dev.tidemark.domain;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.ChartAxis;
import dev.tidemark.web.ChartBox;
import dev.tidemark.web.FilterBar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one domain.
 *
 * @param cut that not everything is drawn; null if it is
 * @param rows this page's deployments
 * @param firstHref the first page; null on it
 * @param nextHref null on the last page
 */
record DomainView(
        VisibleText name,
        String heading,
        String sub,
        List<FilterBar.Choice> ranges,
        FilterBar filters,
        List<Place> places,
        Timeline timeline,
        List<DeploymentView> rows,
        String span,
        @Nullable String cut,
        @Nullable String firstHref,
        @Nullable String nextHref,
        String jsonHref) {

    /**
     * The list of domains.
     *
     * @param empty why there are no lines; null if there are
     */
    record DomainList(
            String heading,
            List<FilterBar.Choice> environments,
            List<Line> lines,
            @Nullable String empty,
            String jsonHref) {}

    /**
     * One application of a domain.
     *
     * @param application null where it is called as its domain
     * @param revision null where the version is the revision already
     */
    record Line(
            VisibleText domain,
            String href,
            String environment,
            @Nullable VisibleText application,
            @Nullable VisibleText version,
            @Nullable VisibleText revision,
            @Nullable Instant deployedAt,
            Mark health,
            Mark standing,
            @Nullable Instant standingSince,
            List<Remark> remarks,
            Weekly weekly) {

        public boolean isCalm() {
            return standing.style().equals("ok");
        }
    }

    /** Something that is not as usual. */
    record Remark(Mark mark, @Nullable String detail) {}

    /** Deployments per week. */
    record Weekly(List<ChartBox> bars, String title, String total) {}

    /**
     * An application as it is now.
     *
     * @param name environment, and application where it is called otherwise than its domain
     * @param why what the standing means; null where it needs no words
     * @param waiting what is merged and not live
     */
    record Place(
            VisibleText name,
            @Nullable VisibleText version,
            @Nullable VisibleText revision,
            @Nullable Instant deployedAt,
            Mark health,
            Mark standing,
            @Nullable Instant standingSince,
            @Nullable String why,
            @Nullable String differing,
            List<Remark> remarks,
            RangeView waiting,
            List<VisibleText> feeding,
            @Nullable String moreFeeding) {

        public boolean isCalm() {
            return standing.style().equals("ok");
        }
    }

    /**
     * What came and what went.
     *
     * @param unknown why nothing is told; null if it is
     */
    record RangeView(
            @Nullable String unknown,
            List<Landing> added,
            @Nullable String moreAdded,
            List<Landing> removed,
            @Nullable String moreRemoved,
            List<String> notes) {

        public boolean isEmpty() {
            return added.isEmpty() && removed.isEmpty();
        }
    }

    /** A push, most often a merge. */
    record Landing(
            VisibleText title,
            @Nullable String change,
            @Nullable String href,
            String revision,
            List<VisibleText> authors,
            @Nullable String approval) {}

    /** One deployment. */
    record DeploymentView(
            Instant startedAt,
            String place,
            @Nullable VisibleText before,
            VisibleText after,
            RangeView range,
            List<Image> images,
            @Nullable VisibleText by,
            String startedBy,
            @Nullable String took,
            Mark result,
            boolean isCalm,
            @Nullable String detail,
            @Nullable VisibleText message,
            List<String> flags) {}

    /** An image that is not the same before and after. */
    record Image(VisibleText name, VisibleText before, VisibleText after) {}

    /**
     * What ran where when.
     *
     * @param height in pixels
     */
    record Timeline(
            String title,
            List<Lane> lanes,
            List<Link> links,
            List<DayMark> days,
            int height,
            boolean isEmpty,
            @Nullable Double nowAt) {}

    /**
     * One application.
     *
     * @param y of the upper end of its bars, in pixels
     * @param waits what waits or differs now; null if nothing does
     */
    record Lane(
            VisibleText name,
            int y,
            List<Run> runs,
            List<Failure> failures,
            @Nullable Waits waits) {

        public int textY() {
            return y + 18;
        }

        public int waitsY() {
            return y + 46;
        }
    }

    /** A word at the end of a lane. */
    record Waits(String style, String words) {}

    /**
     * A version for as long as it ran.
     *
     * @param label null where it has no room
     */
    record Run(
            ChartAxis.Span span,
            String style,
            @Nullable String label,
            String title,
            boolean isRollback) {}

    /** A sync that did not succeed. */
    record Failure(double x, String title) {}

    /** From where a version began to where it began next. */
    record Link(double x1, int y1, double x2, int y2) {}

    /** A day, and its name where there is room for it. */
    record DayMark(ChartAxis.Day day, @Nullable String label, boolean onlyWide) {}
}
