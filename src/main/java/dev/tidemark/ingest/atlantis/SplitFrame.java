package dev.tidemark.ingest.atlantis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Atlantis puts around the parts of a comment that was too long ({@code
 * server/events/vcs/common/common.go}).
 *
 * @param command in Atlantis' word; empty where this part does not say
 * @param continued whether something came before it, be it another part or a head that was dropped
 * @param continues whether another part follows
 * @param content what is between
 */
record SplitFrame(String command, boolean continued, boolean continues, Lines content) {

    private static final String NEXT =
            "**Warning**: Output length greater than max comment size. Continued in next comment.";
    private static final Pattern PREVIOUS =
            Pattern.compile("Continued (?:([a-z_]{1,40}) output )?from previous comment\\.");

    /** Above a part whose head was dropped, for {@code --max-comments-per-command}. */
    private static final String ALERT = "> [!WARNING]";

    private static final Pattern TRUNCATED =
            Pattern.compile(
                    "(?:> )?\\*\\*Warning\\*\\*: Command output is larger than the maximum number"
                            + " of comments per command\\. Output truncated\\.");

    /** The warning of an older Atlantis stands behind the ends of what it cut. */
    private static final int OLD_HEAD = 8;

    /** Empty if it is no part of anything. */
    static Optional<SplitFrame> of(Lines comment) {
        boolean continues = comment.last().equals(NEXT);
        Lines content = continues ? withoutEnd(comment) : comment;
        Matcher previous = PREVIOUS.matcher(content.at(0).stripTrailing());
        if (previous.matches()) {
            String command = previous.group(1) == null ? "" : previous.group(1);
            return Optional.of(new SplitFrame(command, true, continues, content.from(1)));
        }
        int truncation = truncation(content);
        if (truncation >= 0) {
            return Optional.of(new SplitFrame("", true, continues, content.from(truncation + 1)));
        }
        return continues ? Optional.of(new SplitFrame("", false, true, content)) : Optional.empty();
    }

    private static int truncation(Lines content) {
        boolean alerted = content.at(0).stripTrailing().equals(ALERT);
        boolean headless = content.at(0).equals(Rendered.FENCE);
        int latest = alerted ? 1 : headless ? OLD_HEAD : 0;
        for (int index = 0; index <= latest; index++) {
            if (TRUNCATED.matcher(content.at(index).stripTrailing()).matches()) {
                return index;
            }
        }
        return -1;
    }

    private static Lines withoutEnd(Lines comment) {
        Lines content = comment.to(comment.size() - 1).trimmed();
        return content.last().equals("<br>") ? content.to(content.size() - 1).trimmed() : content;
    }
}
