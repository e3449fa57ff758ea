package dev.tidemark.projection;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Where a page of a list ended: the values that the list is ordered by, opaque to whoever passes
 * them on.
 */
public record Cursor(List<String> values) {

    private static final String SEPARATOR = "\n";

    // What every PostgreSQL timestamp can hold.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    public Cursor {
        values = List.copyOf(values);
    }

    public static Cursor of(Object... values) {
        return new Cursor(java.util.Arrays.stream(values).map(Object::toString).toList());
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws InvalidCursor if it did not, or for another list
     */
    public static Cursor parse(String text, int size) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> values = List.of(joined.split(SEPARATOR, -1));
            // PostgreSQL holds no NUL.
            if (values.size() == size && joined.indexOf(0) < 0) {
                return new Cursor(values);
            }
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidCursor(notBase64);
        }
        throw new InvalidCursor(null);
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
    }

    public String string(int index) {
        return values.get(index);
    }

    /** As {@link #string}, an instant. */
    public Instant instant(int index) {
        try {
            Instant instant = Instant.parse(values.get(index));
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new InvalidCursor(null);
            }
            return instant;
        } catch (DateTimeException malformed) {
            throw new InvalidCursor(malformed);
        }
    }

    /** As {@link #string}, a number. */
    public long number(int index) {
        try {
            return Long.parseLong(values.get(index));
        } catch (NumberFormatException malformed) {
            throw new InvalidCursor(malformed);
        }
    }
}
