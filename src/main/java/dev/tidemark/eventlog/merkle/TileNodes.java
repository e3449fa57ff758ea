package dev.tidemark.eventlog.merkle;

import java.util.Arrays;

/** A tile's hashes, and the nodes between them and the next tile level. */
public final class TileNodes {

    /** Levels of the tree in a tile. */
    public static final int HEIGHT = 8;

    private final byte[][] levels = new byte[HEIGHT][];

    /**
     * All complete nodes above these.
     *
     * @param hashes of a full or partial tile, one after the other
     */
    public TileNodes(byte[] hashes) {
        levels[0] = hashes;
        for (int height = 1; height < HEIGHT; height++) {
            levels[height] = above(levels[height - 1]);
        }
    }

    private static byte[] above(byte[] level) {
        var above = new byte[level.length / Hash.SIZE / 2 * Hash.SIZE];
        for (int i = 0; i < above.length / Hash.SIZE; i++) {
            byte[] node = Hash.node(hash(level, 2 * i), hash(level, 2 * i + 1));
            System.arraycopy(node, 0, above, i * Hash.SIZE, Hash.SIZE);
        }
        return above;
    }

    private static byte[] hash(byte[] level, int index) {
        return Arrays.copyOfRange(level, index * Hash.SIZE, (index + 1) * Hash.SIZE);
    }

    /** The root over {@code 2^height} of the tile's hashes, from {@code index * 2^height} on. */
    public byte[] node(int height, int index) {
        return hash(levels[height], index);
    }
}
