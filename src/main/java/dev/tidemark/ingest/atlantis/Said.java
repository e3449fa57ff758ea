package dev.tidemark.ingest.atlantis;

import org.jspecify.annotations.Nullable;

/** One line for people out of a text of any length. */
final class Said {

    static final int LONGEST = 500;

    private Said() {}

    /** At most {@link #LONGEST} characters on one line; null if there is nothing to read. */
    static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.isEmpty()) {
            return null;
        }
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = LONGEST - 1;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + "…";
    }
}
