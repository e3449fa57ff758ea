package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.PlanEvent.By;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Atlantis says when a pull request was closed or merged ({@code
 * server/events/pull_closed_executor.go}). It names no project, only directory and workspaces.
 */
final class ClosedForm {

    private static final String BEGINNING = "Locks and plans deleted for the projects";
    private static final Pattern ITEM =
            Pattern.compile(
                    "- (dir|path): `([^`]{1,1000})` (?:workspace: (`[^`]{1,1000}`)"
                            + "|workspaces: (`[^`]{1,1000}`(?:, `[^`]{1,1000}`){1,100}))");

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** An old Atlantis names a directory with its repository before it. */
    private static final Pattern IN_REPOSITORY = Pattern.compile("[^/]+/[^/]+/(.+)");

    private ClosedForm() {}

    static Optional<Parsed> read(Lines comment) {
        if (!comment.at(0).startsWith(BEGINNING)) {
            return Optional.empty();
        }
        List<Finding> findings =
                comment.from(1).all().stream()
                        .filter(line -> !line.isBlank())
                        .flatMap(line -> projects(line).stream())
                        .distinct()
                        .map(project -> OtherForms.discarded(project, "close", By.CLOSED))
                        .toList();
        return Optional.of(
                findings.isEmpty()
                        ? new Parsed.Nothing("no plan was deleted")
                        : new Parsed.Told(findings));
    }

    private static List<AtlantisProject> projects(String line) {
        Matcher item = ITEM.matcher(line.stripTrailing());
        if (!item.matches()) {
            throw new NotUnderstood("a list of deleted plans in a form that is not known");
        }
        String dir = item.group(1).equals("dir") ? item.group(2) : inRepository(item.group(2));
        String workspaces = item.group(3) != null ? item.group(3) : item.group(4);
        return QUOTED.matcher(workspaces)
                .results()
                .map(quoted -> new AtlantisProject(dir, quoted.group(1), null))
                .toList();
    }

    private static String inRepository(String path) {
        Matcher matcher = IN_REPOSITORY.matcher(path);
        if (!matcher.matches()) {
            throw new NotUnderstood("a path that names no repository");
        }
        return matcher.group(1);
    }
}
