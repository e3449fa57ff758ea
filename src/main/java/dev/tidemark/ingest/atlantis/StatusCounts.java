package dev.tidemark.ingest.atlantis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The description of a combined status that counts projects ({@code
 * server/events/commit_status_updater.go}).
 *
 * @param done how many it says something of
 * @param total of how many
 * @param upToDate how many more had nothing to apply
 * @param verb what it says of them
 */
record StatusCounts(int done, int total, int upToDate, String verb) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{1,6})/(\\d{1,6}) projects ([a-z ]{1,60}?)(?: \\((\\d{1,6}) up to"
                            + " date\\))?\\.?");

    static Optional<StatusCounts> parse(String description) {
        Matcher matcher = FORM.matcher(description.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String upToDate = matcher.group(4);
        return Optional.of(
                new StatusCounts(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        upToDate == null ? 0 : Integer.parseInt(upToDate),
                        matcher.group(3)));
    }

    /** Whether something was done, and it was all that there was to do. */
    boolean isAll() {
        return done > 0 && done + upToDate == total;
    }

    /** Whether nothing was done because there was nothing to do. */
    boolean isNothing() {
        return total == 0 || (verb.equals("up to date") && done == total);
    }
}
