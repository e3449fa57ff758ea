package dev.tidemark.atlantis;

import dev.tidemark.event.AtlantisProject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a Terraform project has its page. */
public final class ProjectLinks {

    private ProjectLinks() {}

    /**
     * The last part of a project's address: its name, which Atlantis keeps unique in a repository,
     * else directory and workspace.
     */
    public static String key(AtlantisProject project) {
        String name = project.name();
        return name == null || name.isEmpty() ? project.dir() + "@" + project.workspace() : name;
    }

    /**
     * The page's address.
     *
     * @param repository {@code owner/name}
     */
    public static String href(String repository, AtlantisProject project) {
        // A path has no other way to hold a slash than by its code.
        return "/projects/"
                + repository
                + "/"
                + URLEncoder.encode(key(project), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
