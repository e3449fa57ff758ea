package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tidemark.event.AtlantisProject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What Atlantis is asked to compare. */
record DetectionRequest(String fullName, String ref, List<AtlantisProject> projects) {

    byte[] body() {
        var body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("repository", fullName)
                        .put("ref", ref)
                        .put("base_branch", ref)
                        .put("type", "Github");
        var names = body.putArray("projects");
        var paths = body.putArray("paths");
        for (AtlantisProject project : projects) {
            if (project.name() != null) {
                names.add(project.name());
            } else {
                paths.addObject()
                        .put("directory", project.dir())
                        .put("workspace", project.workspace());
            }
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
