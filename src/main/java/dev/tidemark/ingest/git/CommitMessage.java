package dev.tidemark.ingest.git;

import dev.tidemark.eventlog.Redaction;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a commit's message is kept.
 *
 * @param subject its first line, safe to store
 * @param claim the pull request that it calls itself the merge of, if it does
 */
record CommitMessage(String subject, @Nullable Claim claim) {

    /**
     * A pull request that a message names. Anyone can write one, and several may name the same.
     *
     * @param title null where the message has none
     * @param headRef null where the message does not say
     */
    record Claim(int number, @Nullable String title, @Nullable String headRef) {}

    private static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_SUBJECT = 200;

    // docs.github.com/pull-requests: the default messages of "Create a merge commit" and "Squash"
    private static final Pattern MERGE =
            Pattern.compile("Merge pull request #([1-9][0-9]{0,8}) from (?:[^\\s/]+/)?(\\S+)");
    private static final Pattern SQUASH =
            Pattern.compile("(.*\\S)\\s+\\(#([1-9][0-9]{0,8})\\)", Pattern.DOTALL);

    static CommitMessage of(String message) {
        List<String> lines =
                message.lines()
                        .filter(line -> !line.isBlank())
                        .map(String::strip)
                        .limit(2)
                        .toList();
        if (lines.isEmpty()) {
            return new CommitMessage("", null);
        }
        String subject = lines.getFirst();
        return new CommitMessage(
                safe(subject, LONGEST_SUBJECT),
                claim(subject, lines.size() > 1 ? lines.getLast() : null));
    }

    private static @Nullable Claim claim(String subject, @Nullable String second) {
        Matcher merge = MERGE.matcher(subject);
        if (merge.matches()) {
            return new Claim(
                    Integer.parseInt(merge.group(1)),
                    second == null ? null : safe(second, LONGEST_TITLE),
                    safe(merge.group(2), LONGEST_TITLE));
        }
        Matcher squash = SQUASH.matcher(subject);
        return squash.matches()
                ? new Claim(
                        Integer.parseInt(squash.group(2)),
                        safe(squash.group(1), LONGEST_TITLE),
                        null)
                : null;
    }

    /**
     * Cut, without secrets and addresses, and without anything that is half a character or none.
     */
    private static String safe(String line, int longest) {
        String redacted = Redaction.text(cut(line, longest));
        var clean = new StringBuilder(redacted.length());
        redacted.codePoints().map(CommitMessage::printable).forEach(clean::appendCodePoint);
        return cut(clean.toString(), longest);
    }

    private static int printable(int codePoint) {
        if (codePoint == '\t') {
            return ' ';
        }
        boolean isHalf =
                codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return isHalf || Character.isISOControl(codePoint) ? '\ufffd' : codePoint;
    }

    private static String cut(String line, int longest) {
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
