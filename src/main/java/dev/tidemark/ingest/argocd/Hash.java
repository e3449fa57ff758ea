package dev.tidemark.ingest.argocd;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts. */
final class Hash {

    private static final int SHORT_BYTES = 8;

    private Hash() {}

    static String full(String text) {
        return HexFormat.of().formatHex(digest(text));
    }

    /** Enough to tell apart what one application was within one of its versions. */
    static String brief(String text) {
        return HexFormat.of().formatHex(digest(text), 0, SHORT_BYTES);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
