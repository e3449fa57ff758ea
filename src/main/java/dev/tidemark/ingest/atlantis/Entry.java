package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Atlantis names a project in its comments. Names with a backtick are not understood: a
 * directory could be called so as to look like another one.
 */
final class Entry {

    /** A path in a repository is not longer, and an entry of the log has to hold it. */
    private static final int LONGEST = 1_000;

    private static final String NAME = "`([^`]{1," + LONGEST + "})`";
    private static final Pattern FORM =
            Pattern.compile("(?:project: " + NAME + " )?dir: " + NAME + " workspace: " + NAME);

    private Entry() {}

    static Optional<AtlantisProject> parse(String text) {
        Matcher matcher = FORM.matcher(text.stripTrailing());
        return matcher.matches()
                ? Optional.of(
                        new AtlantisProject(matcher.group(2), matcher.group(3), matcher.group(1)))
                : Optional.empty();
    }
}
