package dev.tidemark.eventlog.merkle;

import java.util.Base64;
import java.util.List;

/**
 * An inclusion proof with its checkpoint, in one text that is verified offline.
 *
 * @see <a href="https://c2sp.org/tlog-proof">C2SP tlog-proof</a>
 */
public final class TlogProof {

    private static final String FORMAT = "c2sp.org/tlog-proof@v1";

    private TlogProof() {}

    /**
     * The proof's text.
     *
     * @param path from the leaf's sibling up to a child of the root
     * @param checkpoint of the size that the path is for
     */
    public static String text(long index, List<byte[]> path, SignedNote checkpoint) {
        var text = new StringBuilder(FORMAT).append("\nindex ").append(index).append('\n');
        for (byte[] hash : path) {
            text.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        return text.append('\n').append(checkpoint).toString();
    }
}
