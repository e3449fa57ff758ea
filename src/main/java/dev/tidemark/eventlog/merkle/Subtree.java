package dev.tidemark.eventlog.merkle;

import java.util.ArrayList;
import java.util.List;

/** Perfect subtrees: those over a power of two of neighbouring nodes. */
final class Subtree {

    private Subtree() {}

    /** Root over a power of two of nodes. */
    static byte[] root(List<byte[]> nodes) {
        List<byte[]> level = nodes;
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(Hash.node(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.get(0);
    }
}
