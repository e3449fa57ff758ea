package dev.tidemark.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which project a telling is about. Atlantis leaves the name out when a plan fails, and a commit
 * status says either the name or the directory with the workspace.
 */
final class Projects {

    /** server/events/commit_status_updater.go: longer contexts end in a hash of the whole. */
    private static final int LONGEST_CONTEXT = 255;

    private static final int HASH = 12;

    private final Set<AtlantisProject> known = new LinkedHashSet<>();

    Projects(Collection<Telling> tellings) {
        tellings.stream().map(Telling::project).filter(Objects::nonNull).forEach(known::add);
    }

    /** Nothing for a telling about every project at once. */
    Optional<AtlantisProject> of(Telling telling) {
        AtlantisProject told = telling.project();
        if (told != null) {
            return Optional.of(told.name() == null ? named(told) : told);
        }
        return Reports.label(telling.report()).map(label -> labelled(telling.report(), label));
    }

    /** The one project with a name in that directory and workspace; of several none is guessed. */
    private AtlantisProject named(AtlantisProject unnamed) {
        List<AtlantisProject> named =
                known.stream()
                        .filter(project -> project.name() != null)
                        .filter(project -> project.dir().equals(unnamed.dir()))
                        .filter(project -> project.workspace().equals(unnamed.workspace()))
                        .toList();
        return named.size() == 1 ? named.getFirst() : unnamed;
    }

    private AtlantisProject labelled(AtlantisReport report, String label) {
        String context = Objects.requireNonNull(report.context());
        String prefix = context.substring(0, context.length() - label.length());
        return known.stream()
                .filter(project -> context.equals(context(prefix, project)))
                .map(project -> project.name() == null ? named(project) : project)
                .findFirst()
                .orElseGet(() -> unknown(label));
    }

    private static String context(String prefix, AtlantisProject project) {
        String name = project.name();
        String whole = prefix + (name == null ? project.dir() + "/" + project.workspace() : name);
        return whole.length() <= LONGEST_CONTEXT
                ? whole
                : whole.substring(0, LONGEST_CONTEXT - HASH - 1)
                        + "-"
                        + Digests.of(whole).substring(0, HASH);
    }

    /** Only statuses told of it. A name may hold a slash, so nothing is made of one. */
    private static AtlantisProject unknown(String label) {
        return new AtlantisProject("", "", label);
    }

    /** Whether only its label is known. */
    static boolean isLabelOnly(@Nullable AtlantisProject project) {
        return project != null && project.dir().isEmpty();
    }
}
