package dev.tidemark.sandbox.atlantis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts what does not fit into one comment. Parts are filled from the end backwards, so that the
 * first is the short one; a fence or fold that is open at a cut is closed there and opened again.
 * Sizes are bytes, as Atlantis counts them.
 */
final class CommentSplit {

    /** GitHub's limit. */
    static final int LARGEST = 65_536;

    private static final int LOOK_FOR_A_LINE_END = 500;
    private static final String GOES_ON =
            "\n<br>\n\n**Warning**: Output length greater than max comment size. Continued in next"
                    + " comment.";
    private static final Pattern TOKEN = Pattern.compile("(`{3,})|(<details>)|(</details>)");

    private final String command;
    private final byte[] comment;

    private CommentSplit(String comment, String command) {
        this.comment = comment.getBytes(StandardCharsets.UTF_8);
        this.command = command;
    }

    /** What is open at a place, and how it is closed and opened again. */
    private enum Open {
        NOTHING("", ""),
        FENCE("\n```\n", "```diff\n"),
        FOLD("\n</details>\n", "<details><summary>Show Output</summary>\n\n```diff\n"),
        BOTH("\n```\n</details>\n", "<details><summary>Show Output</summary>\n\n```diff\n");

        private final String end;
        private final String start;

        Open(String end, String start) {
            this.end = end;
            this.start = start;
        }
    }

    /**
     * The parts, in the order in which they are posted.
     *
     * @param command as in {@code Continued plan output}
     */
    static List<String> of(String comment, String command) {
        return new CommentSplit(comment, command).parts();
    }

    private List<String> parts() {
        if (comment.length <= LARGEST) {
            return List.of(text(0, comment.length));
        }
        var parts = new ArrayList<String>();
        int end = comment.length;
        while (end > 0) {
            String closing = parts.isEmpty() ? "" : openAt(end).end + GOES_ON;
            int start = start(end, LARGEST - closing.length());
            String opening = start == 0 ? "" : opening(start);
            parts.addFirst(opening + text(start, end) + closing);
            end = start;
        }
        return parts;
    }

    private String opening(int place) {
        return "Continued " + command + " output from previous comment.\n" + openAt(place).start;
    }

    private int start(int end, int room) {
        if (end <= room) {
            return 0;
        }
        int start = end - room + opening(end - room).length();
        for (int i = start; i < Math.min(end - 1, start + LOOK_FOR_A_LINE_END); i++) {
            if (comment[i] == '\n') {
                start = i + 1;
                break;
            }
        }
        int overflow = end - start + opening(start).length() - room;
        return overflow > 0 ? start + overflow : start;
    }

    private Open openAt(int place) {
        boolean fence = false;
        int folds = 0;
        var tokens = TOKEN.matcher(text(0, place));
        while (tokens.find()) {
            if (tokens.group(1) != null) {
                fence = !fence;
            } else if (!fence && tokens.group(2) != null) {
                folds++;
            } else if (!fence && folds > 0) {
                folds--;
            }
        }
        if (folds == 0) {
            return fence ? Open.FENCE : Open.NOTHING;
        }
        return fence ? Open.BOTH : Open.FOLD;
    }

    private String text(int from, int to) {
        return new String(comment, from, to - from, StandardCharsets.UTF_8);
    }
}
