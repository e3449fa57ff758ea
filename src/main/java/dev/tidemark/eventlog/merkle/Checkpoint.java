package dev.tidemark.eventlog.merkle;

import java.util.Base64;
import java.util.List;

/**
 * A log's size and root, in the text of C2SP tlog-checkpoint.
 *
 * @param origin the log's name
 * @param root 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

    /** The text that is signed: origin, size and root, a line each. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /**
     * Reads a checkpoint's text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || lines.get(0).isEmpty() || !lines.get(1).matches("0|[1-9][0-9]*")) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        byte[] root = Base64.getDecoder().decode(lines.get(2));
        if (root.length != Hash.SIZE) {
            throw new IllegalArgumentException("a checkpoint's root has 32 bytes");
        }
        return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), root);
    }
}
