package dev.tidemark.policy;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Subject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A Terraform project that was planned.
 *
 * @param repository {@code owner/name}
 */
record KnownProject(String repository, AtlantisProject project)
        implements Comparable<KnownProject> {

    private static final Comparator<KnownProject> ORDER =
            Comparator.comparing(KnownProject::repository)
                    .thenComparing(each -> each.project().dir())
                    .thenComparing(each -> each.project().workspace())
                    .thenComparing(each -> Objects.toString(each.project().name(), ""));

    /** Those of the subjects; one that is told with a name is not listed without it, too. */
    static List<KnownProject> of(Collection<String> subjects, UnaryOperator<String> labels) {
        var known = new TreeSet<KnownProject>();
        for (String subject : subjects) {
            List<String> parts = new Subject(subject).parts();
            String name = parts.get(3);
            known.add(
                    new KnownProject(
                            labels.apply(parts.getFirst()),
                            new AtlantisProject(
                                    parts.get(1), parts.get(2), name.isEmpty() ? null : name)));
        }
        return known.stream().filter(each -> !isNamedElsewhere(each, known)).toList();
    }

    private static boolean isNamedElsewhere(KnownProject project, Collection<KnownProject> known) {
        return project.project().name() == null
                && known.stream()
                        .anyMatch(other ->
                                other.project().name() != null
                                        && other.repository().equals(project.repository())
                                        && other.project().unnamed().equals(project.project()));
    }

    @Override
    public int compareTo(KnownProject other) {
        return ORDER.compare(this, other);
    }
}
