package dev.tidemark.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of {@code TIDEMARK_DATA_DIR}: embedded database, signing key, caches. */
public final class DataDirectory {

    private final Path path;

    private DataDirectory(Path path) {
        this.path = path;
    }

    /** Opens it, making it for this user alone if it is not there. */
    public static DataDirectory open(Path path) {
        try {
            Files.createDirectories(
                    path.toAbsolutePath(),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            return new DataDirectory(path.toRealPath());
        } catch (IOException | UnsupportedOperationException failed) {
            throw new DatabaseUnusable(
                    "The data directory "
                            + path
                            + " cannot be made or read: "
                            + failed.getMessage()
                            + ". Set TIDEMARK_DATA_DIR to another.",
                    failed);
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * Keeps a second portal off this directory until the returned lock is closed or this process
     * ends, however it ends.
     *
     * @throws DatabaseUnusable if another portal holds it
     */
    public FileLock lockForServing() {
        return lock("serve.lock", false)
                .orElseThrow(() ->
                        new DatabaseUnusable(
                                "Another './tidemark serve' runs on "
                                        + path
                                        + ". Stop it first, or give this one a"
                                        + " TIDEMARK_DATA_DIR of its own."));
    }

    /** Held while the embedded server is found or started, so that two do not start it at once. */
    FileLock lockForStarting() {
        return lock("start.lock", true).orElseThrow();
    }

    private java.util.Optional<FileLock> lock(String name, boolean waitForIt) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = waitForIt ? channel.lock() : channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return java.util.Optional.ofNullable(lock);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return java.util.Optional.empty();
        } catch (IOException failed) {
            throw new DatabaseUnusable("The lock " + resolve(name) + " cannot be taken.", failed);
        }
    }
}
