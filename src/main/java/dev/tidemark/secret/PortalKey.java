package dev.tidemark.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of this portal. It is never used itself: each use derives a key of its own from it, so
 * that none of them tells anything about another.
 */
public final class PortalKey {

    private static final String HMAC = "HmacSHA256";
    private static final int SIZE = 32;

    private final byte[] key;

    private PortalKey(byte[] key) {
        this.key = key;
    }

    /**
     * Reads a key file, base64 of at least 32 random bytes, making it if it is not there.
     *
     * @throws IOException if it cannot be read or is none; the message never shows what it holds
     */
    public static PortalKey open(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        try {
            byte[] key =
                    Base64.getMimeDecoder()
                            .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length >= SIZE) {
                return new PortalKey(key);
            }
        } catch (IllegalArgumentException notBase64) {
            // Its message quotes the file.
        }
        throw new IOException(file + " is not base64 of at least " + SIZE + " random bytes");
    }

    /** The file appears with all that it holds, whoever else makes it at the same time. */
    private static void make(Path file) throws IOException {
        var random = new byte[SIZE];
        new SecureRandom().nextBytes(random);
        Path folder = file.toAbsolutePath().getParent();
        Path whole =
                Files.createTempFile(
                        folder,
                        "secret-key",
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(whole, Base64.getEncoder().encodeToString(random) + "\n");
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            // Then that one is the key.
        } finally {
            Files.delete(whole);
        }
    }

    /** A key of 32 bytes for one purpose, the same as long as the secret is. */
    public byte[] derive(String purpose) {
        return mac(key).doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    }

    /** An HMAC-SHA256 under the key for one purpose. Not for several threads. */
    public Mac mac(String purpose) {
        return mac(derive(purpose));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }
}
