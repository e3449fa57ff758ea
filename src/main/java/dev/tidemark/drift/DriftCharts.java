package dev.tidemark.drift;

import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.ChartAxis;
import dev.tidemark.web.ChartBox;
import dev.tidemark.web.ChartScale;
import dev.tidemark.web.DayRange;
import dev.tidemark.web.Figures;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pictures of the page. */
@Singleton
class DriftCharts {

    /** Of heat map, episodes and repairs: from one row to the next, in pixels. */
    private static final int HEAT_PITCH = 20;

    private static final int HEAT_CELL = 18;
    private static final int BAR_PITCH = 26;
    private static final int BAR_TOP = 30;
    private static final int REPAIR_PITCH = 44;
    private static final int REPAIR_TOP = 44;

    private static final int LABELS = 7;
    private static final int HEAT_LABELS = 5;
    private static final int WIDE_DAYS = 40;

    private final EpisodeViews episodes;
    private final DriftMessages words;
    private final Times times;

    DriftCharts(EpisodeViews episodes, DriftMessages words, Times times) {
        this.episodes = episodes;
        this.words = words;
        this.times = times;
    }

    DriftView.Heat heat(DriftHeat heat) {
        var cells = new ArrayList<DriftView.Cell>();
        var values = new ArrayList<DriftView.Value>();
        for (int row = 0; row < heat.rows().size(); row++) {
            DriftHeat.Row each = heat.rows().get(row);
            for (int column = 0; column < heat.days().size(); column++) {
                Duration drifted = each.drifted().get(column);
                String day = day(heat.days().get(column));
                String name = VisibleText.of(name(each.name())).shown();
                ChartBox box =
                        ChartBox.cell(row, column, heat.days().size(), HEAT_PITCH, HEAT_CELL);
                cells.add(new DriftView.Cell(box, style(drifted), title(name, day, drifted)));
                if (drifted != null && !drifted.isZero()) {
                    values.add(
                            new DriftView.Value(
                                    VisibleText.of(name(each.name())),
                                    day,
                                    times.duration(drifted)));
                }
            }
        }
        return new DriftView.Heat(
                heat.rows().stream().map(row -> VisibleText.of(name(row.name()))).toList(),
                heatLabels(heat.days()),
                cells,
                heat.rows().size() * HEAT_PITCH,
                heat.days().size() > WIDE_DAYS,
                values,
                heat.calm() == 0 ? null : words.heatCalm(Figures.grouped(heat.calm())),
                legend());
    }

    private String name(String row) {
        return switch (row) {
            case DriftHeat.TERRAFORM -> words.terraform();
            case "" -> words.noDomain();
            default -> row;
        };
    }

    private String title(String name, String day, @Nullable Duration drifted) {
        return words.heatCell(
                name,
                day,
                drifted == null
                        ? words.notObserved()
                        : drifted.isZero() ? words.none() : times.duration(drifted));
    }

    private static String style(@Nullable Duration drifted) {
        return drifted == null ? "hx" : "h" + DriftHeat.level(drifted);
    }

    private List<DriftView.Label> heatLabels(List<LocalDate> days) {
        int step = Math.ceilDiv(days.size(), HEAT_LABELS);
        var labels = new ArrayList<DriftView.Label>();
        for (int i = 0; i < days.size(); i += step) {
            double x = ChartBox.cell(0, i, days.size(), HEAT_PITCH, HEAT_CELL).x();
            if (x < 90) {
                labels.add(new DriftView.Label(day(days.get(i)), x));
            }
        }
        return labels;
    }

    private List<DriftView.Swatch> legend() {
        Stream<DriftView.Swatch> limits =
                Stream.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(6))
                        .map(limit ->
                                new DriftView.Swatch(
                                        "h" + DriftHeat.level(limit),
                                        words.upTo(times.duration(limit))));
        return Stream.of(
                        Stream.of(new DriftView.Swatch("h0", words.none())),
                        limits,
                        Stream.of(
                                new DriftView.Swatch("h4", words.longer()),
                                new DriftView.Swatch("hx", words.notObserved())))
                .flatMap(each -> each)
                .toList();
    }

    DriftView.RepairsView repairs(Repairs repairs) {
        var rows = new ArrayList<DriftView.RepairRow>();
        for (Repairs.Group group : repairs.byEnding()) {
            rows.add(
                    new DriftView.RepairRow(
                            episodes.ending(group.ending()),
                            Figures.grouped(group.durations().size()),
                            REPAIR_TOP + rows.size() * REPAIR_PITCH,
                            group.durations().stream()
                                    .map(each ->
                                            new DriftView.Dot(
                                                    ChartScale.at(each), times.duration(each)))
                                    .distinct()
                                    .toList(),
                            ChartScale.at(group.median()),
                            times.duration(group.median()),
                            times.duration(group.longest())));
        }
        List<DriftView.Label> ticks =
                ChartScale.ticks().stream()
                        .map(tick -> new DriftView.Label(times.duration(tick), ChartScale.at(tick)))
                        .toList();
        return new DriftView.RepairsView(
                rows, ticks, REPAIR_TOP + rows.size() * REPAIR_PITCH - REPAIR_PITCH / 2);
    }

    /** Only episodes that lie in the time, in their order. */
    DriftView.Timeline timeline(List<Episode> shown, DayRange range) {
        ChartAxis axis = range.axis();
        var bars = new ArrayList<DriftView.Bar>();
        var names = new ArrayList<VisibleText>();
        for (Episode episode : shown) {
            Optional<ChartAxis.Span> span = axis.span(episode.openedAt(), episode.closedAt());
            if (span.isPresent()) {
                bars.add(bar(episode, span.get(), BAR_TOP + bars.size() * BAR_PITCH));
                names.add(VisibleText.of(episode.what() + ", " + episode.environment()));
            }
        }
        return new DriftView.Timeline(
                words.chart(times.day(range.from()), times.day(range.to())),
                names,
                days(axis),
                bars,
                BAR_TOP + bars.size() * BAR_PITCH,
                range.days() == null ? null : 100.0);
    }

    private DriftView.Bar bar(Episode episode, ChartAxis.Span span, int y) {
        String lasted = times.duration(episode.lasted(times.now()));
        Ending ending = episode.ending();
        Instant closed = episode.closedAt();
        String label =
                ending == null
                        ? words.openFor(lasted)
                        : words.lastedAndHow(lasted, episodes.ending(ending));
        String title =
                words.barTitle(
                        VisibleText.of(episode.what()).shown(),
                        VisibleText.of(episode.environment()).shown(),
                        times.moment(episode.openedAt()),
                        closed == null ? words.now() : times.moment(closed),
                        label);
        String style =
                episode.isCertain() ? (episode.isOpen() ? "f-amber" : "bar-done") : "bar-maybe";
        boolean isLabelLeft = span.end() > 60 && span.x() > 100 - span.end();
        return new DriftView.Bar(span, y, style, label, isLabelLeft, episode.isOpen(), title);
    }

    private List<DriftView.DayMark> days(ChartAxis axis) {
        var marks = new ArrayList<DriftView.DayMark>();
        int labelled = 0;
        for (ChartAxis.Day day : axis.days(times.zone(), LABELS)) {
            String label = day.hasLabel() ? day(day.date()) : null;
            marks.add(new DriftView.DayMark(day, label, label != null && labelled++ % 2 == 1));
        }
        return marks;
    }

    private String day(LocalDate date) {
        return times.day(times.startOf(date));
    }
}
