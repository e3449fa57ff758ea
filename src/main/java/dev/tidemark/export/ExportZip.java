package dev.tidemark.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip that is written from its beginning to its end, and hashes its parts for the manifest. */
public final class ExportZip implements Closeable {

    /**
     * A part that is written.
     *
     * @param bytes before compression, as is what is hashed
     * @param sha256 in hexadecimal
     */
    public record Part(String name, long bytes, String sha256) {}

    private final ZipOutputStream zip;
    private final List<Part> parts = new ArrayList<>();

    public ExportZip(OutputStream out) {
        zip = new InLargePieces(out);
        // Deflating at its fastest halves what a fast line carries: docs/export.md has the figures.
        zip.setLevel(Deflater.NO_COMPRESSION);
    }

    /** Begins the next part; closing it ends it. One at a time. */
    public OutputStream part(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        return new HashedPart(name);
    }

    /** Writes a small part at once. */
    public void part(String name, byte[] content) throws IOException {
        try (OutputStream part = part(name)) {
            part.write(content);
        }
    }

    /** The parts that are written so far, in order. */
    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** Ends the zip, and what it is written to. */
    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** The JDK's own pieces of 512 bytes cost more than hashing what is in them. */
    private static final class InLargePieces extends ZipOutputStream {

        private static final int PIECE = 64 * 1024;

        InLargePieces(OutputStream out) {
            super(out);
            buf = new byte[PIECE];
        }
    }

    private final class HashedPart extends OutputStream {

        private final String name;
        private final MessageDigest digest = sha256();
        private long bytes;
        private boolean isOpen = true;

        HashedPart(String name) {
            this.name = name;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            digest.update(from, offset, length);
            bytes += length;
            zip.write(from, offset, length);
        }

        /** For whom it is written to; what the zip has in hand stays there. */
        @Override
        public void flush() throws IOException {
            zip.flush();
        }

        @Override
        public void close() throws IOException {
            if (isOpen) {
                isOpen = false;
                zip.closeEntry();
                parts.add(new Part(name, bytes, HexFormat.of().formatHex(digest.digest())));
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
