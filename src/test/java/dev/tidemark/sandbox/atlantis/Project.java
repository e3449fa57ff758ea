package dev.tidemark.sandbox.atlantis;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One project of the example's {@code atlantis.yaml}.
 *
 * @param dependsOn the project that has to be applied first; null for none
 */
public record Project(String name, String dir, String workspace, @Nullable String dependsOn) {

    public static final Project STAGING =
            new Project("cluster-staging", "terraform", "staging", null);
    public static final Project PRODUCTION =
            new Project("cluster-production", "terraform", "production", STAGING.name());

    public static final Project EDGE =
            new Project("edge-production", "terraform/edge", "production", null);
    public static final Project QUEUE =
            new Project("queue-production", "terraform/queue", "production", null);
    public static final Project MONITORING =
            new Project("monitoring-production", "terraform/monitoring", "production", null);

    /** In the order in which they are applied. */
    public static final List<Project> ALL = List.of(STAGING, PRODUCTION, EDGE, QUEUE, MONITORING);

    /** One of them by its name. */
    public static Optional<Project> named(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findAny();
    }

    /** Whether a change of this file plans it. */
    boolean isPlannedFor(String path) {
        if (!path.startsWith(dir + "/")) {
            return false;
        }
        String inside = path.substring(dir.length() + 1);
        return inside.equals(environment())
                || (inside.endsWith(".tf")
                        && (inside.indexOf('/') < 0 || inside.startsWith("modules/")));
    }

    String environment() {
        return "env/" + workspace + ".tfvars";
    }

    /** As comments name it. */
    String heading() {
        return "project: `%s` dir: `%s` workspace: `%s`".formatted(name, dir, workspace);
    }

    /** As comments name it where Atlantis leaves out the name. */
    String shortHeading() {
        return "dir: `%s` workspace: `%s`".formatted(dir, workspace);
    }
}
