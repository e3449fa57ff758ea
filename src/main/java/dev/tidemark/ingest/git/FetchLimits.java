package dev.tidemark.ingest.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Ends a fetch that takes too long or fills the disk: JGit asks it between any two objects. */
final class FetchLimits extends EmptyProgressMonitor {

    static final Duration LONGEST = Duration.ofMinutes(10);
    static final long LARGEST = 4L << 30;

    private static final long NANOS_BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

    private final Path objects;
    private final long bytes;
    private final long deadline;
    private long nextLook;
    private boolean tooLarge;

    FetchLimits(Path mirror, Duration longest, long bytes) {
        this.objects = mirror.resolve("objects");
        this.bytes = bytes;
        this.deadline = System.nanoTime() + longest.toNanos();
        this.nextLook = System.nanoTime();
    }

    @Override
    public boolean isCancelled() {
        long now = System.nanoTime();
        if (now - nextLook >= 0) {
            nextLook = now + NANOS_BETWEEN_LOOKS;
            tooLarge = size() > bytes;
        }
        return tooLarge || now - deadline > 0;
    }

    /** Whether it was ended: JGit itself does not always say so. */
    boolean wereExceeded() {
        nextLook = System.nanoTime();
        return isCancelled();
    }

    private long size() {
        try (var files = Files.walk(objects)) {
            return files.mapToLong(FetchLimits::size).sum();
        } catch (IOException | UncheckedIOException moved) {
            // A pack got its name meanwhile: the next look sees it.
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
