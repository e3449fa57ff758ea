package dev.tidemark.ingest;

import java.util.Collection;

/**
 * How many bytes a text takes as a string of canonical JSON (RFC 8785): an entry has a limit, so
 * lists are fitted to it.
 */
public final class JsonSize {

    private static final int QUOTES = 2;
    private static final int COMMA = 1;
    private static final int ESCAPED_CONTROL = 6;

    private JsonSize() {}

    /** With its quotes and a comma. */
    public static int of(String text) {
        int bytes = QUOTES + COMMA;
        for (int i = 0; i < text.length(); i++) {
            bytes += of(text.charAt(i));
        }
        return bytes;
    }

    /** Of all of them. */
    public static int of(Collection<String> texts) {
        return texts.stream().mapToInt(JsonSize::of).sum();
    }

    private static int of(char unit) {
        if (unit < 0x20) {
            return ESCAPED_CONTROL;
        }
        if (unit < 0x80) {
            return unit == '"' || unit == '\\' ? 2 : 1;
        }
        // Three for either half of a pair is more than its four bytes, and right for U+FFFD.
        return unit < 0x800 ? 2 : 3;
    }
}
