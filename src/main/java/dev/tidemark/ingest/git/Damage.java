package dev.tidemark.ingest.git;

import java.io.IOException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;

/** Says what is wrong with a clone that cannot be read, whatever JGit stumbled over in it. */
final class Damage {

    /** Something read from a clone. */
    @FunctionalInterface
    interface Read<T> {
        T read() throws IOException;
    }

    private Damage() {}

    static <T> T isReported(String what, Read<T> read) {
        try {
            return read.read();
        } catch (UnusableClone unusable) {
            throw unusable;
        } catch (MissingObjectException missing) {
            throw new UnusableClone(
                    what
                            + " cannot be read: "
                            + missing.getObjectId().name()
                            + " is missing here. A clone made with --filter needs git fetch"
                            + " --refetch --no-filter first; another one is damaged.",
                    missing);
        } catch (IOException | LargeObjectException unreadable) {
            throw new UnusableClone(
                    what + " cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // What JGit's parsers throw at an object that no git would write.
            throw new UnusableClone(what + " is damaged: " + malformed.getMessage(), malformed);
        }
    }
}
