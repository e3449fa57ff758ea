package dev.tidemark.retention;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long documents of a class are kept.
 *
 * @param text as it was configured
 * @param kinds which classes it is for
 * @param keep from when they were stored
 */
record RetentionRule(String text, Pattern kinds, Duration keep) {

    private static final Pattern RULE =
            Pattern.compile("([A-Za-z0-9_.-]{1,100}(?:\\.\\*)?|\\*)=([1-9][0-9]{0,4})d");

    /**
     * Reads {@code github.push=400d}, {@code github.*=400d} or {@code *=2000d}.
     *
     * @throws RetentionUnusable if it is none of them
     */
    static RetentionRule parse(String text) {
        Matcher parts = RULE.matcher(text);
        if (!parts.matches()) {
            throw new RetentionUnusable(
                    "TIDEMARK_RETENTION holds '"
                            + text
                            + "', which is no rule such as github.push=400d, github.*=400d or"
                            + " *=2000d.");
        }
        String kinds = Pattern.quote(parts.group(1)).replace("*", "\\E.*\\Q");
        return new RetentionRule(
                text, Pattern.compile(kinds), Duration.ofDays(Long.parseLong(parts.group(2))));
    }

    boolean isFor(String kind) {
        return kinds.matcher(kind).matches();
    }
}
