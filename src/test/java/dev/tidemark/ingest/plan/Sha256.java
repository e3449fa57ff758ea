package dev.tidemark.ingest.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of a plan, computed by hand from its parts. */
final class Sha256 {

    private Sha256() {}

    /** Of one part. */
    static byte[] of(String part) {
        return hash(part.getBytes(StandardCharsets.UTF_8));
    }

    /** Of one part's hash, which then is the digest's only one. */
    static String hex(byte[] parts) {
        return HexFormat.of().formatHex(hash(parts));
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
