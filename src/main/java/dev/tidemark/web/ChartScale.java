package dev.tidemark.web;

import java.time.Duration;
import java.util.List;

/**
 * Durations over several orders of size from left to right, in percent: as much room for a minute
 * to an hour as for an hour to two days.
 */
public final class ChartScale {

    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration GREATEST = Duration.ofDays(30);

    private static final List<Duration> TICKS =
            List.of(
                    LEAST,
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(6),
                    Duration.ofDays(1),
                    Duration.ofDays(7));

    private ChartScale() {}

    /** What has a name on the scale. */
    public static List<Duration> ticks() {
        return TICKS;
    }

    /** Where a duration stands; what is shorter or longer than the scale stands at its end. */
    public static double at(Duration duration) {
        double seconds = Math.clamp(duration.toSeconds(), LEAST.toSeconds(), GREATEST.toSeconds());
        double share =
                Math.log(seconds / LEAST.toSeconds())
                        / Math.log((double) GREATEST.toSeconds() / LEAST.toSeconds());
        return ChartAxis.rounded(share * 100);
    }
}
