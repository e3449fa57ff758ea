package dev.tidemark.eventlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A document that entries are derived from, redacted already, addressed by the SHA-256 of exactly
 * these bytes.
 *
 * @param sha256 in hexadecimal
 * @param kind its class for retention, such as {@code github.push}
 */
public record Evidence(String sha256, String kind, String mediaType, byte[] content) {

    /** A redacted document. Anything from outside goes through {@link Redaction} first. */
    public static Evidence of(String kind, String mediaType, byte[] redacted) {
        return new Evidence(HexFormat.of().formatHex(hash(redacted)), kind, mediaType, redacted);
    }

    private static byte[] hash(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
