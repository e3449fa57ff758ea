package dev.tidemark.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked from the archive on the class path (zonky's builds). */
final class PostgresBinaries {

    /** Named by zonky: {@code postgres-<system>-<processor>.txz}, one per platform's artifact. */
    private static final List<String> ARCHIVES =
            List.of(
                    "postgres-linux-x86_64.txz",
                    "postgres-linux-arm_64.txz",
                    "postgres-darwin-x86_64.txz",
                    "postgres-darwin-arm_64.txz");

    private PostgresBinaries() {}

    /**
     * Unpacks into the directory unless it was done before.
     *
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     */
    static Path unpackInto(Path directory) throws IOException {
        Path done = directory.resolve("18");
        if (Files.isDirectory(done)) {
            return done;
        }
        Files.createDirectories(directory);
        Path unfinished = Files.createTempDirectory(directory, "unpacking");
        try (InputStream archive = open();
                var tar =
                        new TarArchiveInputStream(
                                new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                unpack(entry, tar, unfinished);
            }
        }
        // One step, so that a crash never leaves half a server behind.
        return Files.move(unfinished, done, StandardCopyOption.ATOMIC_MOVE);
    }

    private static InputStream open() {
        for (String archive : ARCHIVES) {
            InputStream found =
                    PostgresBinaries.class.getClassLoader().getResourceAsStream(archive);
            if (found != null) {
                return found;
            }
        }
        throw new DatabaseUnusable(
                "This build holds no PostgreSQL for this platform. Set TIDEMARK_DATABASE_URL and"
                        + " TIDEMARK_DATABASE_OWNER_URL to a PostgreSQL of version 15 to 18.");
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into)
            throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive names a file outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        Files.setPosixFilePermissions(target, permissions(entry.getMode()));
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        boolean executable = (mode & 0100) != 0;
        return EnumSet.copyOf(
                PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
