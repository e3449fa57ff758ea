package dev.tidemark.eventlog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A document as its row holds it: gzip, at the level that costs least. */
record CompressedEvidence(String sha256, String kind, String mediaType, int size, byte[] content) {

    /** Documents over this many bytes are stored in a transaction of their own. */
    static final int LARGE = 64 * 1024;

    static CompressedEvidence of(Evidence evidence) {
        return new CompressedEvidence(
                evidence.sha256(),
                evidence.kind(),
                evidence.mediaType(),
                evidence.content().length,
                compress(evidence.content()));
    }

    private static byte[] compress(byte[] content) {
        var compressed = new ByteArrayOutputStream(content.length / 3 + 64);
        try (var gzip = new FastGzip(compressed)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    static byte[] decompress(byte[] content) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return gzip.readAllBytes();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
