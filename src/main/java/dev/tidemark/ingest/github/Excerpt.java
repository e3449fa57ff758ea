package dev.tidemark.ingest.github;

/**
 * The beginning of a text. People can type titles of any length; an entry holds 65,535 bytes, and
 * the whole text stays in the evidence.
 */
final class Excerpt {

    static final int TITLE = 1_000;
    static final int COMMIT_SUBJECT = 200;
    static final int LOGIN = 100;

    /**
     * GitHub refuses refs longer than 255 bytes; with {@code refs/heads/} this cuts none of them.
     */
    static final int REF = 300;

    private static final String ELLIPSIS = "…";

    private Excerpt() {}

    /** At most so many code points, the last of them an ellipsis if something was cut. */
    static String of(String text, int codePoints) {
        // A text has at least half as many code points as chars, so most need no counting.
        if (text.length() <= codePoints
                || text.codePointCount(0, Math.min(text.length(), 2 * codePoints + 2))
                        <= codePoints) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + ELLIPSIS;
    }

    /** The first line of a commit message. */
    static String subject(String message) {
        int end = 0;
        while (end < message.length()
                && message.charAt(end) != '\n'
                && message.charAt(end) != '\r') {
            end++;
        }
        return of(message.substring(0, end), COMMIT_SUBJECT);
    }
}
