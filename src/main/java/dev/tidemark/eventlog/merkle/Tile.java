package dev.tidemark.eventlog.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A full tile of C2SP tlog-tiles: 256 neighbouring hashes of every eighth level of the tree.
 *
 * @param level 0 for leaf hashes; the nodes of level L are roots of 256^L leaves
 * @param index which tile of its level, from 0
 * @param hashes 8,192 bytes
 */
public record Tile(int level, long index, byte[] hashes) {

    /** Hashes in a full tile. */
    public static final int WIDTH = 256;

    public Tile {
        if (hashes.length != WIDTH * Hash.SIZE) {
            throw new IllegalArgumentException("a tile has 256 hashes");
        }
    }

    static Tile of(int level, long index, List<byte[]> hashes) {
        var bytes = new byte[WIDTH * Hash.SIZE];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, bytes, i * Hash.SIZE, Hash.SIZE);
        }
        return new Tile(level, index, bytes);
    }

    /** The node of the next level that this tile adds up to. */
    public byte[] root() {
        return Subtree.root(split());
    }

    private List<byte[]> split() {
        List<byte[]> split = new ArrayList<>(WIDTH);
        for (int from = 0; from < hashes.length; from += Hash.SIZE) {
            split.add(Arrays.copyOfRange(hashes, from, from + Hash.SIZE));
        }
        return split;
    }
}
