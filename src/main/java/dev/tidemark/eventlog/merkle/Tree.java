package dev.tidemark.eventlog.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The right edge of an RFC 6962 tree: per tile level the hashes that do not fill a tile yet, at
 * most 255. That is all that appending and the root need. Not safe for several threads.
 */
public final class Tree {

    private final List<List<byte[]>> edge;
    private long size;

    /** The empty tree. */
    public Tree() {
        this(new ArrayList<>(), 0);
    }

    private Tree(List<List<byte[]>> edge, long size) {
        this.edge = edge;
        this.size = size;
    }

    /**
     * A tree of this size from its stored parts.
     *
     * @param edge per level, from 0, the hashes right of its last full tile
     */
    public static Tree restore(long size, List<List<byte[]>> edge) {
        var levels = new ArrayList<List<byte[]>>();
        for (int level = 0; level < edge.size(); level++) {
            if (edge.get(level).size() != edgeWidth(size, level)) {
                throw new IllegalArgumentException(
                        "level "
                                + level
                                + " of a tree of "
                                + size
                                + " leaves needs "
                                + edgeWidth(size, level)
                                + " hashes, not "
                                + edge.get(level).size());
            }
            levels.add(new ArrayList<>(edge.get(level)));
        }
        return new Tree(levels, size);
    }

    /** How many hashes stand right of the last full tile of this level. */
    public static int edgeWidth(long size, int level) {
        return (int) (nodes(size, level) % Tile.WIDTH);
    }

    /** How many complete nodes this level has. */
    public static long nodes(long size, int level) {
        int height = TileNodes.HEIGHT * level;
        return height < Long.SIZE ? size >> height : 0;
    }

    public long size() {
        return size;
    }

    public Tree copy() {
        var copy = new ArrayList<List<byte[]>>();
        edge.forEach(level -> copy.add(new ArrayList<>(level)));
        return new Tree(copy, size);
    }

    /** Adds one leaf hash; full tiles go to the consumer, lower levels first. */
    public void append(byte[] leaf, Consumer<Tile> fullTiles) {
        size++;
        add(0, leaf, fullTiles);
    }

    private void add(int level, byte[] hash, Consumer<Tile> fullTiles) {
        if (edge.size() == level) {
            edge.add(new ArrayList<>());
        }
        List<byte[]> hashes = edge.get(level);
        hashes.add(hash);
        if (hashes.size() == Tile.WIDTH) {
            Tile tile = Tile.of(level, nodes(size, level + 1) - 1, hashes);
            hashes.clear();
            fullTiles.accept(tile);
            add(level + 1, tile.root(), fullTiles);
        }
    }

    /** The root: perfect subtrees joined from the right, as RFC 6962 section 2.1 splits them. */
    public byte[] root() {
        byte[] root = null;
        for (List<byte[]> hashes : edge) {
            int end = hashes.size();
            while (end > 0) {
                int width = Integer.lowestOneBit(end);
                byte[] subtree = Subtree.root(hashes.subList(end - width, end));
                root = join(subtree, root);
                end -= width;
            }
        }
        return root == null ? Hash.empty() : root;
    }

    private static byte[] join(byte[] left, byte @Nullable [] right) {
        return right == null ? left : Hash.node(left, right);
    }
}
