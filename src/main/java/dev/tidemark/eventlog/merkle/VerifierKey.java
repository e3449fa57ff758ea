package dev.tidemark.eventlog.merkle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a log's key, in the text form of C2SP signed-note: {@code
 * name+keyid+base64(0x01 ‖ public key)}.
 *
 * @param name the log's origin
 * @param publicKey the 32 bytes of an Ed25519 public key
 */
public record VerifierKey(String name, byte[] publicKey) {

    private static final byte ED25519 = 1;
    private static final int KEY_SIZE = 32;
    // What precedes the 32 bytes in the X.509 form of an Ed25519 key (RFC 8410 section 4).
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is another
     */
    public static VerifierKey parse(String text) {
        // Base64 may hold a plus, a name may not.
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a verifier key: " + text);
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != KEY_SIZE + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("not an Ed25519 verifier key: " + text);
        }
        var key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(key.keyId()).equals(parts[1])) {
            throw new IllegalArgumentException("the key id does not fit its key: " + text);
        }
        return key;
    }

    /** The same key under another log's name. */
    public VerifierKey named(String otherName) {
        return new VerifierKey(otherName, publicKey);
    }

    /** First four bytes of SHA-256(name, 0x0A, type, public key). */
    public byte[] keyId() {
        MessageDigest digest = Hash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(ED25519);
        return Arrays.copyOf(digest.digest(publicKey), 4);
    }

    /** Whether the signature over the message is this key's. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(jdkKey());
            verification.update(message);
            return verification.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private PublicKey jdkKey() throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(X509, X509.length + KEY_SIZE);
        System.arraycopy(publicKey, 0, encoded, X509.length, KEY_SIZE);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** Whether it is the same key, under whatever name. */
    public boolean isSameKey(VerifierKey other) {
        return Arrays.equals(publicKey, other.publicKey);
    }

    @Override
    public String toString() {
        byte[] typed = new byte[KEY_SIZE + 1];
        typed[0] = ED25519;
        System.arraycopy(publicKey, 0, typed, 1, KEY_SIZE);
        return name
                + "+"
                + HexFormat.of().formatHex(keyId())
                + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
