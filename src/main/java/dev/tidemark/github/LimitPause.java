package dev.tidemark.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How long GitHub asks to be left alone. docs.github.com, "Best practices for using the REST API":
 * obey {@code retry-after}, else {@code x-ratelimit-reset}, else wait a minute.
 */
final class LimitPause {

    private static final Duration OTHERWISE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(2);

    private LimitPause() {}

    /**
     * The pause that an answer asks for.
     *
     * @param header gives a header of the answer by its name
     */
    static Duration of(UnaryOperator<@Nullable String> header, Clock clock) {
        Long retryAfter = number(header.apply("Retry-After"));
        if (retryAfter != null) {
            return bounded(Duration.ofSeconds(retryAfter));
        }
        Long reset = number(header.apply("X-RateLimit-Reset"));
        if (reset != null && "0".equals(header.apply("X-RateLimit-Remaining"))) {
            // A second more, because the two clocks may differ by a part of one.
            Instant over = Instant.ofEpochSecond(reset).plusSeconds(1);
            return bounded(Duration.between(clock.instant(), over));
        }
        return OTHERWISE;
    }

    private static Duration bounded(Duration asked) {
        Duration atLeast = asked.isNegative() ? Duration.ZERO : asked;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,11}") ? Long.valueOf(text) : null;
    }
}
