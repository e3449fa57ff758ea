package dev.tidemark.ingest.git;

import dev.tidemark.git.MachineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Opens a clone to read from it: exactly the one named, never one further up. Nothing in it is run,
 * neither hooks nor filters, and no settings of this user or machine are asked.
 */
final class Clone {

    static {
        MachineSettings.ignore();
    }

    private Clone() {}

    static Repository open(Path path) throws IOException {
        var builder = new FileRepositoryBuilder().setMustExist(true);
        // A working clone has .git as a directory, a link to one, or a file that names one.
        if (Files.exists(path.resolve(".git"))) {
            builder.setWorkTree(path.toFile());
        } else {
            builder.setGitDir(path.toFile());
        }
        try {
            return readable(path, builder.build());
        } catch (RepositoryNotFoundException notFound) {
            throw new UnusableClone(
                    path + " is not a Git repository: name a clone, or a bare one.", notFound);
        }
    }

    /** An empty one to be fetched into, which packs nothing by itself. */
    static void createBare(Path path) throws IOException {
        Files.createDirectories(path);
        try (Repository clone =
                new FileRepositoryBuilder().setGitDir(path.toFile()).setBare().build()) {
            clone.create(true);
            clone.getConfig().setInt("gc", null, "auto", 0);
            clone.getConfig().save();
        }
    }

    private static Repository readable(Path path, Repository clone) {
        String format = clone.getConfig().getString("extensions", null, "objectFormat");
        if (format == null || format.equalsIgnoreCase("sha1")) {
            return clone;
        }
        clone.close();
        throw new UnusableClone(
                path + " names its objects by " + format + ", which cannot be read yet.");
    }
}
