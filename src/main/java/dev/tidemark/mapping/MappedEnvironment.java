package dev.tidemark.mapping;

import dev.tidemark.event.AtlantisProject;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An environment, and what is in it. */
public record MappedEnvironment(
        String name, List<ProjectPattern> projects, List<ApplicationPattern> applications) {

    public MappedEnvironment {
        projects = List.copyOf(projects);
        applications = List.copyOf(applications);
    }

    boolean has(String repository, AtlantisProject project) {
        return projects.stream().anyMatch(pattern -> pattern.matches(repository, project));
    }

    boolean has(String cluster, String namespace, String appProject, Map<String, String> labels) {
        return applications.stream()
                .anyMatch(pattern -> pattern.matches(cluster, namespace, appProject, labels));
    }

    boolean namesCluster(String cluster) {
        return applications.stream()
                .map(ApplicationPattern::cluster)
                .filter(Objects::nonNull)
                .anyMatch(glob -> glob.matches(cluster));
    }

    boolean namesDirectory(String repository, String dir) {
        return projects.stream().anyMatch(pattern -> pattern.namesDirectory(repository, dir));
    }
}
