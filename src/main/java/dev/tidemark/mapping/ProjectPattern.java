package dev.tidemark.mapping;

import dev.tidemark.event.AtlantisProject;
import org.jspecify.annotations.Nullable;

/**
 * Some Terraform projects; what is null may be anything.
 *
 * @param repository of {@code owner/name}, whatever its case
 * @param name of the project's name; one without a name is never meant by it
 */
public record ProjectPattern(
        @Nullable Glob repository,
        @Nullable Glob dir,
        @Nullable Glob workspace,
        @Nullable Glob name) {

    /** Whether it means this project of {@code owner/name}. */
    public boolean matches(String of, AtlantisProject project) {
        return isOf(of)
                && matches(dir, project.dir())
                && matches(workspace, project.workspace())
                && matches(name, project.name());
    }

    private static boolean matches(@Nullable Glob glob, @Nullable String text) {
        return glob == null || (text != null && glob.matches(text));
    }

    private boolean isOf(String ownerAndName) {
        return repository == null || repository.matchesIgnoringCase(ownerAndName);
    }

    /** Whether it says something about this repository by its name. */
    boolean names(String ownerAndName) {
        return repository != null && repository.matchesIgnoringCase(ownerAndName);
    }

    /** Whether it says something about this directory, in one workspace or another. */
    boolean namesDirectory(String of, String directory) {
        return dir != null && dir.matches(directory) && isOf(of);
    }
}
