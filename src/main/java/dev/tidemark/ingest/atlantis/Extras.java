package dev.tidemark.ingest.atlantis;

import java.util.regex.Pattern;

/** What Atlantis may append to the results and says nothing about them. */
final class Extras {

    /** {@code log.tmpl}, for {@code --verbose}. */
    private static final String LOG = "<details><summary>Log</summary>";

    private static final String LOG_END = "</p></details>";

    /** {@code apply_execution_order_progress.tmpl}. */
    private static final Pattern PAUSED =
            Pattern.compile("Atlantis paused after `execution_order_group` \\d{1,9}\\.");

    private static final Pattern AFTER_PAUSED =
            Pattern.compile(
                    "\\s*|Remaining execution order groups: .*"
                            + "|Run the following command to apply the next"
                            + " `execution_order_group`:"
                            + "|```|```shell|\\S+ apply.*");
    private static final int PAUSED_LINES = 12;

    private Extras() {}

    static Lines without(Lines comment) {
        return withoutPause(withoutLog(comment)).trimmed();
    }

    /** An output can look like a log too: then there are two, and it is not understood. */
    private static Lines withoutLog(Lines comment) {
        if (!comment.last().equals(LOG_END)) {
            return comment;
        }
        int start = comment.onlyIndexOf(LOG);
        return start < 0 ? comment : comment.to(start).trimmed();
    }

    private static Lines withoutPause(Lines comment) {
        int earliest = Math.max(0, comment.size() - PAUSED_LINES);
        for (int index = comment.size() - 1; index >= earliest; index--) {
            if (PAUSED.matcher(comment.at(index)).matches()) {
                return comment.to(index);
            }
            if (!AFTER_PAUSED.matcher(comment.at(index)).matches()) {
                return comment;
            }
        }
        return comment;
    }
}
