package dev.tidemark.ingest.plan;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Takes one value's bytes as they are read, never more of them than a limit. */
final class PieceBuffer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 * 1024);
    private final int limit;
    private @Nullable MessageDigest digest;

    PieceBuffer(int limit) {
        this.limit = limit;
    }

    void add(byte[] source, int from, int to) {
        int length = to - from;
        if (digest == null && bytes.size() + length > limit) {
            digest = sha256();
            digest.update(bytes.toByteArray());
        }
        if (digest != null) {
            digest.update(source, from, length);
        }
        bytes.write(source, from, Math.min(length, limit - bytes.size()));
    }

    Piece piece(@Nullable String name) {
        return new Piece(name, bytes.toByteArray(), digest == null ? null : digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
