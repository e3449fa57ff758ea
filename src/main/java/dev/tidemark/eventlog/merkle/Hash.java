package dev.tidemark.eventlog.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** RFC 6962 section 2.1: SHA-256 with a first byte that keeps leaves and nodes apart. */
public final class Hash {

    /** Length in bytes. */
    public static final int SIZE = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    // MessageDigest is costly to look up, and one thread hashes at a time.
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Hash::sha256);

    private Hash() {}

    /** SHA-256(0x00 ‖ entry). */
    public static byte[] leaf(byte[] entry) {
        MessageDigest digest = SHA256.get();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = SHA256.get();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** Root of the empty tree: SHA-256 of nothing. */
    public static byte[] empty() {
        return SHA256.get().digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
