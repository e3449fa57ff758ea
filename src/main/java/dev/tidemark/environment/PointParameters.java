package dev.tidemark.environment;

import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which point in time is asked for. */
@Singleton
class PointParameters {

    private static final Pattern RELATIVE =
            Pattern.compile("-?([0-9]{1,5}) ?(s|m|min|h|d|w)( ago)?");
    private static final Pattern LOCAL =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?");
    private static final Map<String, Duration> UNITS =
            Map.of(
                    "s", Duration.ofSeconds(1),
                    "m", Duration.ofMinutes(1),
                    "min", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1),
                    "d", Duration.ofDays(1),
                    "w", Duration.ofDays(7));

    private final Times times;

    PointParameters(Times times) {
        this.times = times;
    }

    /**
     * What was asked for.
     *
     * @param wasFuture whether it lies ahead, so that now is shown
     */
    record Asked(Point point, boolean wasFuture) {}

    /**
     * Reads {@code at} and {@code known}.
     *
     * @throws BadRequest with the reason if one cannot be read
     */
    Asked read(@Nullable String at, @Nullable String known) {
        Instant instant = instant("at", at);
        boolean isFuture = instant != null && instant.isAfter(times.now());
        String position = Parameters.text("known", known);
        return new Asked(
                new Point(
                        isFuture ? null : instant,
                        position == null ? null : Parameters.number("known", position)),
                isFuture);
    }

    /** An instant, a day, a local time, or how long ago; null for now. */
    @Nullable Instant instant(String name, @Nullable String value) {
        String given = Parameters.text(name, value);
        if (given == null || given.equals("now")) {
            return null;
        }
        String text = given.toLowerCase(Locale.ROOT);
        if (text.equals("yesterday")) {
            return times.now().minus(Duration.ofDays(1));
        }
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            long count = Long.parseLong(relative.group(1));
            Duration unit = UNITS.getOrDefault(relative.group(2), Duration.ZERO);
            return times.now().minus(unit.multipliedBy(count));
        }
        return LOCAL.matcher(given).matches()
                ? local(name, given)
                : Parameters.instant(name, given, times);
    }

    private Instant local(String name, String text) {
        try {
            Instant instant = times.at(LocalDateTime.parse(text.replace(' ', 'T')));
            if (instant.isAfter(EARLIEST)) {
                return instant;
            }
        } catch (DateTimeException noSuchTime) {
            // said below, as for one that no log can hold
        }
        throw new BadRequest(name + " is no time that there was");
    }

    // What every PostgreSQL timestamp can hold.
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
}
