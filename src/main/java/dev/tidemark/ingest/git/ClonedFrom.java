package dev.tidemark.ingest.git;

import dev.tidemark.event.Repository;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which repository a clone is of, as its owner says: a clone itself may have any number of remotes,
 * or none.
 *
 * @param source where GitHub shows it, with the name as it was written
 */
record ClonedFrom(Repository repository, URI source) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9.-]+(?::[0-9]+)?)/([A-Za-z0-9._-]+/[A-Za-z0-9._-]+)");

    /** Reads {@code host/owner/name}. */
    static ClonedFrom parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "a repository is written host/owner/name, such as"
                            + " github.com/acme/infrastructure, not "
                            + text);
        }
        String host = form.group(1).toLowerCase(Locale.ROOT);
        return new ClonedFrom(
                Repository.byName(host, form.group(2)),
                URI.create("https://" + host + "/" + form.group(2)));
    }
}
