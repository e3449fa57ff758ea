package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a comment about results: {@code Ran Plan for dir: …} or {@code Ran Apply for 3
 * projects:}.
 *
 * @param project the only one; null if there are several or none
 * @param count how many projects there are
 */
record Heading(Ran ran, @Nullable AtlantisProject project, int count) {

    private static final Pattern FORM = Pattern.compile("Ran ([A-Z][A-Za-z `]{1,30}?) for (.*)");
    private static final Pattern COUNT = Pattern.compile("(\\d{1,4}) projects:");

    static Optional<Heading> parse(String line) {
        Matcher matcher = FORM.matcher(line.stripTrailing());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Ran> ran = Ran.titled(matcher.group(1));
        Matcher count = COUNT.matcher(matcher.group(2));
        if (count.matches()) {
            int projects = Integer.parseInt(count.group(1));
            return ran.map(known -> new Heading(known, null, projects));
        }
        return ran.flatMap(known ->
                Entry.parse(matcher.group(2)).map(project -> new Heading(known, project, 1)));
    }
}
