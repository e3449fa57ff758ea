package dev.tidemark.trail;

import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.merkle.Tile;
import dev.tidemark.eventlog.merkle.TilePath;
import dev.tidemark.web.NotHere;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** The bytes of tiles and of bundles of entries, as far as the log is signed. */
@Singleton
class Tiles {

    /** A bundle is written in parts, so that it is not in memory twice. */
    private static final int ENTRIES_AT_ONCE = 32;

    private final EventLog log;
    private final Checkpoints checkpoints;

    Tiles(EventLog log, Checkpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /**
     * Blocking.
     *
     * @throws NotHere if what is signed does not reach as far
     * @throws LogDamaged if the database does not hold what was signed
     */
    byte[] bytes(TilePath path, boolean zipped) {
        if (!isSigned(path)) {
            throw new NotHere("No signed checkpoint covers this tile.");
        }
        if (!path.isBundle()) {
            return log.tile(path.level(), path.index(), path.width());
        }
        var bundle = new ByteArrayOutputStream();
        try (OutputStream out = zipped ? new GZIPOutputStream(bundle) : bundle) {
            write(path, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bundle.toByteArray();
    }

    private boolean isSigned(TilePath path) {
        return checkpoints.latest(signed -> path.isWithin(signed.checkpoint().size())).isPresent();
    }

    private void write(TilePath bundle, OutputStream out) throws IOException {
        long first = bundle.index() * Tile.WIDTH;
        long end = first + bundle.width();
        for (long from = first; from < end; from += ENTRIES_AT_ONCE) {
            int count = (int) Math.min(ENTRIES_AT_ONCE, end - from);
            long position = from;
            for (StoredEntry entry : log.read(from, count)) {
                if (entry.position() != position) {
                    break;
                }
                int length = entry.bytes().length;
                out.write(length >> 8);
                out.write(length);
                out.write(entry.bytes());
                position++;
            }
            if (position != from + count) {
                throw new LogDamaged(
                        "The entry at position " + position + " was signed, but is gone.");
            }
        }
    }
}
