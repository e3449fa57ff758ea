package dev.tidemark.eventlog.codec;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * RFC 3339 in UTC with six digits of a second, always 27 characters, so that the texts sort as the
 * times do.
 */
final class Timestamps {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static final int LENGTH = 27;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Timestamps() {}

    /** A source's clock may say anything; beyond four-digit years it is cut to their ends. */
    static String format(Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            return FORM.format(EARLIEST);
        }
        return FORM.format(instant.isAfter(LATEST) ? LATEST : instant);
    }

    static Instant parse(String text) {
        return Instant.parse(text);
    }
}
