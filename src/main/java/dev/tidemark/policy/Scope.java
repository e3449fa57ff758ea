package dev.tidemark.policy;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.mapping.ProjectPattern;
import java.util.List;

/**
 * What a rule or a window is for: projects that are in one of the environments and are as one of
 * the patterns says. An empty list leaves that open.
 */
public record Scope(List<String> environments, List<ProjectPattern> projects) {

    public static final Scope EVERYTHING = new Scope(List.of(), List.of());

    public Scope {
        environments = List.copyOf(environments);
        projects = List.copyOf(projects);
    }

    boolean includes(String environment, String repository, AtlantisProject project) {
        return (environments.isEmpty() || environments.contains(environment))
                && (projects.isEmpty()
                        || projects.stream()
                                .anyMatch(pattern -> pattern.matches(repository, project)));
    }
}
