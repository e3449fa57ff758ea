package dev.tidemark.environment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Terraform project, Ansible play, workflow or application of an environment.
 *
 * @param id the same at every point in time
 * @param name as people call it
 * @param row what it is called in every environment: one row of the matrix
 * @param environment empty for a workflow that belongs to none
 * @param domain null if it belongs to none
 * @param href of its own page; null if it has none
 * @param revision that is applied or deployed; null where it is not known
 * @param since when it is
 * @param desired what Git has instead; null if the same, or not known
 * @param by who applied, ran or synced it; null where nothing says
 * @param change number of the pull request that brought it; null where nothing says
 * @param repository {@code owner/name} of that
 * @param health in Argo CD's word; null for others
 * @param standing of live state to Git; null for others
 * @param images that run
 * @param findings the worst first; none if all is well
 * @param learntLater whether something in it was learnt after something that happened later
 */
record Component(
        Kind kind,
        String id,
        String name,
        String row,
        String environment,
        Group group,
        @Nullable String domain,
        @Nullable String href,
        @Nullable String revision,
        @Nullable Instant since,
        @Nullable String desired,
        @Nullable String by,
        @Nullable Long change,
        @Nullable String repository,
        @Nullable String health,
        @Nullable String standing,
        List<String> images,
        List<Finding> findings,
        boolean learntLater) {

    static final Comparator<Component> ORDER =
            Comparator.comparing(Component::group)
                    .thenComparing(Component::kind)
                    .thenComparing(Component::name)
                    .thenComparing(Component::id);

    Component {
        images = List.copyOf(images);
        findings = findings.stream().sorted(Comparator.comparing(Finding::code)).toList();
    }

    /** What it is. */
    enum Kind {
        TERRAFORM,
        PLAY,
        WORKFLOW,
        APPLICATION;

        /** The word in JSON. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The worst that was found. */
    Status status() {
        return findings.isEmpty() ? Status.OK : findings.getFirst().code().status();
    }
}
