package dev.tidemark.policy;

import java.util.List;

/** An environment, and what is in it. */
public record PolicyEnvironment(
        String name, List<ProjectPattern> projects, List<ApplicationPattern> applications) {

    public PolicyEnvironment {
        projects = List.copyOf(projects);
        applications = List.copyOf(applications);
    }
}
