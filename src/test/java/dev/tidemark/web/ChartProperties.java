package dev.tidemark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Whatever is drawn stays inside its picture. */
class ChartProperties {

    private static final Instant NOW = Instant.parse("2026-11-23T08:12:00Z");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static ChartAxis axis(int days) {
        return new ChartAxis(NOW.minus(Duration.ofDays(days)), NOW);
    }

    @Property
    void stretchesAreCutAtBothEndsAndAlwaysSeen(
            @ForAll @IntRange(min = 1, max = 4000) int days,
            @ForAll @LongRange(min = -400_000_000, max = 10_000_000) long begin,
            @ForAll @LongRange(min = 0, max = 400_000_000) long length,
            @ForAll boolean isOpen) {
        Instant from = NOW.plusSeconds(begin);
        Instant to = isOpen ? null : from.plusSeconds(length);
        ChartAxis axis = axis(days);

        var span = axis.span(from, to);

        boolean touches =
                from.isBefore(axis.to())
                        && (to == null || to.isAfter(axis.from()) || from.equals(axis.from()));
        assertThat(span.isPresent()).isEqualTo(touches);
        span.ifPresent(each -> {
            assertThat(each.x()).isBetween(0.0, 100.0);
            assertThat(each.width()).isGreaterThanOrEqualTo(ChartAxis.NARROWEST);
            assertThat(each.end()).isLessThanOrEqualTo(100.0);
            assertThat(each.beganBefore()).isEqualTo(from.isBefore(axis.from()));
            assertThat(each.endsAfter()).isEqualTo(to == null || to.isAfter(axis.to()));
        });
    }

    @Property
    void laterStandsFurtherRight(
            @ForAll @IntRange(min = 1, max = 400) int days,
            @ForAll @LongRange(min = -40_000_000, max = 1_000_000) long one,
            @ForAll @LongRange(min = -40_000_000, max = 1_000_000) long other) {
        ChartAxis axis = axis(days);

        assertThat(axis.at(NOW.plusSeconds(Math.min(one, other))))
                .isBetween(0.0, axis.at(NOW.plusSeconds(Math.max(one, other))));
    }

    @Property(tries = 200)
    void daysFollowEachOtherAndOnlyAFewAreNamed(
            @ForAll @IntRange(min = 1, max = 4000) int days,
            @ForAll @IntRange(min = 1, max = 9) int labels) {
        List<ChartAxis.Day> drawn = axis(days).days(SEOUL, labels);

        assertThat(drawn).isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
        assertThat(drawn).allMatch(day -> day.x() >= 0 && day.width() >= 0);
        assertThat(drawn).allMatch(day -> day.x() + day.width() <= 100.01);
        assertThat(drawn.stream().filter(ChartAxis.Day::hasLabel).count())
                .isBetween(0L, (long) labels);
    }

    @Property
    void cellsLieBesideEachOther(
            @ForAll @IntRange(min = 1, max = 100) int columns,
            @ForAll @IntRange(max = 50) int row) {
        ChartBox before = null;
        for (int column = 0; column < columns; column++) {
            ChartBox cell = ChartBox.cell(row, column, columns, 20, 18);
            assertThat(cell.width()).isPositive();
            assertThat(cell.x() + cell.width()).isLessThanOrEqualTo(100.0);
            assertThat(cell.y()).isEqualTo(row * 20.0);
            assertThat(cell.x()).isGreaterThan(before == null ? -1 : before.x() + before.width());
            before = cell;
        }
    }

    @Property
    void barsStandOnTheGroundAndWhatIsNotNothingIsSeen(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(max = 5_000) Long> values) {
        List<ChartBox> bars = ChartBox.bars(values, 18);

        assertThat(bars).hasSameSizeAs(values);
        for (int i = 0; i < bars.size(); i++) {
            assertThat(bars.get(i).y() + bars.get(i).height()).isCloseTo(18, within(0.001));
            assertThat(bars.get(i).y()).isNotNegative();
            assertThat(bars.get(i).height()).isGreaterThanOrEqualTo(values.get(i) > 0 ? 3 : 1);
        }
    }

    @Property
    void durationsStandOnTheScaleInTheirOrder(
            @ForAll @LongRange(max = 100_000_000) long one,
            @ForAll @LongRange(max = 100_000_000) long other) {
        double shorter = ChartScale.at(Duration.ofSeconds(Math.min(one, other)));
        double longer = ChartScale.at(Duration.ofSeconds(Math.max(one, other)));

        assertThat(shorter).isBetween(0.0, longer);
        assertThat(longer).isLessThanOrEqualTo(100.0);
    }
}
