package dev.tidemark.eventlog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** One row of {@code log.entry}. */
record EntryRow(long position, UUID id, String subject, Instant recordedAt, byte[] entry) {

    /** PostgreSQL counts microseconds from here. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final byte[] SIGNATURE =
            "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    /**
     * The rows in the binary format of COPY.
     *
     * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, Binary Format</a>
     */
    static InputStream binaryCopy(List<EntryRow> rows) {
        int size = rows.stream().mapToInt(row -> row.entry.length + 200).sum() + 64;
        var bytes = new ByteArrayOutputStream(size);
        try (var out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
            for (EntryRow row : rows) {
                row.writeTo(out);
            }
            out.writeShort(-1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private void writeTo(DataOutputStream out) throws IOException {
        out.writeShort(5);
        out.writeInt(Long.BYTES);
        out.writeLong(position);
        out.writeInt(2 * Long.BYTES);
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
        write(out, subject.getBytes(StandardCharsets.UTF_8));
        out.writeInt(Long.BYTES);
        out.writeLong(ChronoUnit.MICROS.between(EPOCH, recordedAt));
        write(out, entry);
    }

    private static void write(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }
}
