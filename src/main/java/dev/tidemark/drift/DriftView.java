package dev.tidemark.drift;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.ChartAxis;
import dev.tidemark.web.ChartBox;
import dev.tidemark.web.FilterBar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of drift.
 *
 * @param remark about the heading
 * @param open what is open now, the newest first; only some of it
 * @param moreOpen how many others are, in words; null for none
 * @param rows this page's episodes
 * @param firstHref the first page; null on it
 * @param nextHref null on the last page
 * @param empty why there are no rows; null if there are
 * @param cut that there is more than was counted; null if there is not
 * @param span the time that is shown, in words
 */
record DriftView(
        String heading,
        @Nullable String remark,
        List<FilterBar.Choice> kinds,
        List<FilterBar.Choice> states,
        List<FilterBar.Choice> ranges,
        FilterBar filters,
        List<Figure> figures,
        List<EpisodeView> open,
        @Nullable String moreOpen,
        @Nullable Heat heat,
        RepairsView repairs,
        Timeline timeline,
        List<EpisodeView> rows,
        @Nullable String firstHref,
        @Nullable String nextHref,
        @Nullable String empty,
        @Nullable String cut,
        String span,
        String jsonHref) {

    /** A number that stands out. */
    record Figure(String name, String value, @Nullable String small, String base) {}

    /** A pull request and where it is shown. */
    record Change(String name, String href) {}

    /**
     * One episode.
     *
     * @param href of what differs; null where it has no page
     * @param why what it means
     * @param planned pull request that was merged and not applied
     * @param first what differs, as far as it is shown at once
     * @param rest the others that are known
     * @param count how much differs, in words
     * @param untold how many others there are, in words; null if all are known
     * @param ending how it ended; null while it is open
     * @param closer who ended it, as {@code source} says
     */
    record EpisodeView(
            VisibleText what,
            @Nullable String href,
            String kind,
            String environment,
            Mark mark,
            String why,
            @Nullable Change planned,
            Instant openedAt,
            @Nullable Instant closedAt,
            String lasted,
            @Nullable String count,
            List<VisibleText> first,
            List<VisibleText> rest,
            @Nullable String untold,
            @Nullable String changed,
            @Nullable String ending,
            @Nullable VisibleText closer,
            @Nullable String source,
            @Nullable Change closing) {

        public boolean isOpen() {
            return closedAt == null;
        }
    }

    /**
     * Days across, domains down.
     *
     * @param height in pixels
     * @param values every cell with drift in it
     */
    record Heat(
            List<VisibleText> names,
            List<Label> labels,
            List<Cell> cells,
            int height,
            boolean isWide,
            List<Value> values,
            @Nullable String calm,
            List<Swatch> legend) {}

    /** A word on an axis, at so many percent. */
    record Label(String text, double x) {}

    /** One day of one domain. */
    record Cell(ChartBox box, String style, String title) {}

    /** The same in words. */
    record Value(VisibleText name, String day, String drifted) {}

    /** What a colour means. */
    record Swatch(String style, String word) {}

    /**
     * How long repairs took.
     *
     * @param height in pixels
     */
    record RepairsView(List<RepairRow> rows, List<Label> ticks, int height) {}

    /**
     * Repairs of one kind.
     *
     * @param y of its middle, in pixels
     * @param median place on the scale
     */
    record RepairRow(
            String how,
            String number,
            int y,
            List<Dot> dots,
            double medianAt,
            String median,
            String longest) {}

    /** One repair. */
    record Dot(double x, String title) {}

    /**
     * The rows of the page on one line of time.
     *
     * @param height in pixels
     * @param nowAt null if the time does not reach to now
     */
    record Timeline(
            String title,
            List<VisibleText> names,
            List<DayMark> days,
            List<Bar> bars,
            int height,
            @Nullable Double nowAt) {}

    /** A day, and its name where there is room for it. */
    record DayMark(ChartAxis.Day day, @Nullable String label, boolean onlyWide) {}

    /**
     * One episode.
     *
     * @param y of its upper end, in pixels
     * @param isLabelLeft whether there is more room left of it
     */
    record Bar(
            ChartAxis.Span span,
            int y,
            String style,
            String label,
            boolean isLabelLeft,
            boolean isOpen,
            String title) {

        public double labelAt() {
            return isLabelLeft ? span.x() : span.end();
        }

        public int textY() {
            return y + 10;
        }
    }
}
