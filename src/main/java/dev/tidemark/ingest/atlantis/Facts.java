package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Fact;
import dev.tidemark.ingest.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The natural keys of what is read from statements. A comment's text is one only together with the
 * time of its last change, so that a changed one is another observation.
 */
final class Facts {

    private Facts() {}

    static Fact told(Statement.Comment comment, String command, @Nullable AtlantisProject project) {
        String repository = comment.context().repository().toString();
        String updatedAt = comment.updatedAt().toString();
        return project == null
                ? Fact.of("comment", repository, comment.id(), updatedAt, command)
                : Fact.of(
                        "comment",
                        repository,
                        comment.id(),
                        updatedAt,
                        command,
                        project.dir(),
                        project.workspace(),
                        Objects.requireNonNullElse(project.name(), ""));
    }

    static Fact edited(Statement.Comment comment) {
        return told(comment, "edited", null);
    }

    /** Only once, and GitHub does not say when. */
    static Fact deleted(Statement.Comment comment) {
        return Fact.of(
                "comment", comment.context().repository().toString(), comment.id(), "deleted");
    }

    static Fact status(Statement.Status status) {
        return Fact.of("status", status.context().repository().toString(), status.id());
    }
}
