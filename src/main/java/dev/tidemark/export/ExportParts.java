package dev.tidemark.export;

import dev.tidemark.eventlog.EntryBlock;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.eventlog.Proofs;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Writes entries and all that proves them into a zip, in memory that does not grow with their
 * number: entries, positions, proofs unless it is the whole log, and the checkpoint. What else
 * belongs to it comes between these and the manifest.
 */
public final class ExportParts implements Closeable {

    private final EventLog log;
    private final ExportCut cut;
    private final ExportZip zip;
    private final PositionRuns positions;

    public ExportParts(EventLog log, ExportCut cut, ExportZip zip) throws IOException {
        this.log = log;
        this.cut = cut;
        this.zip = zip;
        this.positions = new PositionRuns();
    }

    /**
     * Writes the parts up to the checkpoint.
     *
     * @param written told now and then how many entries are written
     * @throws LogUnavailable if the database does not answer or does not have every entry
     */
    public void write(EntrySource source, EntryText text, LongConsumer written) throws IOException {
        writeEntries(source, text, written);
        try (OutputStream part = zip.part("positions.txt")) {
            positions.copyTo(part);
        }
        if (!cut.isWhole()) {
            writeProofs();
        }
        byte[] note = cut.checkpoint().note().toString().getBytes(StandardCharsets.UTF_8);
        zip.part("checkpoint", note);
    }

    private void writeEntries(EntrySource source, EntryText text, LongConsumer written)
            throws IOException {
        try (OutputStream part = zip.part(text.part())) {
            text.begin(part);
            for (Optional<EntryBlock> block = source.next();
                    block.isPresent();
                    block = source.next()) {
                text.write(block.get(), part);
                note(block.get());
                part.flush();
                written.accept(positions.count());
            }
        }
        positions.end();
        if (cut.isWhole() && positions.count() != cut.size()) {
            throw new LogUnavailable(
                    "The database has "
                            + positions.count()
                            + " of the "
                            + cut.size()
                            + " entries that were signed.");
        }
    }

    private void note(EntryBlock block) throws IOException {
        for (int i = 0; i < block.size(); i++) {
            positions.add(block.position(i));
        }
    }

    private void writeProofs() throws IOException {
        Proofs proofs = log.proofs(cut.size());
        try (OutputStream part = new BufferedOutputStream(zip.part("proofs.txt"), 64 * 1024)) {
            positions.forEach(position -> part.write(line(position, proofs)));
        }
    }

    private static byte[] line(long position, Proofs proofs) {
        var line = new StringBuilder().append(position);
        for (byte[] hash : proofs.inclusion(position)) {
            line.append(' ').append(Base64.getEncoder().encodeToString(hash));
        }
        return line.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes the last part. */
    public void writeManifest() throws IOException {
        zip.part("manifest.json", Manifest.of(cut, positions, zip.parts()).bytes());
    }

    @Override
    public void close() throws IOException {
        positions.close();
    }
}
