package dev.tidemark.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; what cannot be read is a {@link BadRequest} that says why. */
public final class Parameters {

    // What every PostgreSQL timestamp can hold.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public static final int DEFAULT_LIMIT = 50;
    public static final int GREATEST_LIMIT = 200;
    private static final int LONGEST = 256;

    private Parameters() {}

    /** Trimmed; null if blank or absent. */
    public static @Nullable String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw new BadRequest(name + " may have at most " + LONGEST + " characters");
        }
        if (value.indexOf('\0') >= 0) {
            throw new BadRequest(name + " may not hold the character U+0000");
        }
        return value.strip();
    }

    public static int limit(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return DEFAULT_LIMIT;
        }
        long limit = number("limit", value);
        if (limit < 1 || limit > GREATEST_LIMIT) {
            throw new BadRequest("limit is a number from 1 to " + GREATEST_LIMIT);
        }
        return (int) limit;
    }

    /** Not negative. */
    public static long number(String name, String value) {
        try {
            long number = Long.parseLong(value.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // said below, as for a negative one
        }
        throw new BadRequest(name + " is a number, 0 or greater");
    }

    /** A day, which begins in the portal's zone, or an instant. */
    public static @Nullable Instant instant(String name, @Nullable String value, Times times) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        try {
            Instant instant =
                    text.length() == "2026-11-23".length()
                            ? times.startOf(LocalDate.parse(text))
                            : OffsetDateTime.parse(text).toInstant();
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            // said below, as for one that no log can hold
        }
        throw new BadRequest(
                name + " is a day such as 2026-11-23 or an instant such as 2026-11-23T08:00:00Z");
    }
}
