package dev.tidemark.eventlog;

import dev.tidemark.eventlog.merkle.Paths;
import dev.tidemark.eventlog.merkle.Tile;
import dev.tidemark.eventlog.merkle.TileNodes;
import dev.tidemark.eventlog.merkle.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Proofs over the log's first so many entries. Blocking, and not safe for several threads; keeps
 * the tiles that it read last, so that proofs of neighbouring entries cost no question each.
 */
public final class Proofs {

    /** Of 16 KiB each: enough for a path through any log, and for entries that are apart. */
    private static final int TILES_KEPT = 64;

    private record Place(int level, long index) {}

    private final EventLog log;
    private final long size;
    private final Paths paths = new Paths(this::root);
    private final Map<Place, TileNodes> tiles = new LeastRecentlyUsed();

    Proofs(EventLog log, long size) {
        this.log = log;
        this.size = size;
    }

    public long size() {
        return size;
    }

    /**
     * That the entry is among them: RFC 6962 section 2.1.1, leaf side first.
     *
     * @throws IllegalArgumentException if it is not
     * @throws LogUnavailable if the database does not answer
     */
    public List<byte[]> inclusion(long position) {
        return paths.inclusion(position, size);
    }

    /**
     * That they begin with the first so many: RFC 6962 section 2.1.2. Nothing is to be shown, and
     * the list is empty, for no entries and for all of them.
     *
     * @throws IllegalArgumentException if there are more of the older ones
     * @throws LogUnavailable if the database does not answer
     */
    public List<byte[]> consistency(long older) {
        return paths.consistency(older, size);
    }

    private byte[] root(int height, long index) {
        int level = height / TileNodes.HEIGHT;
        int inTile = height % TileNodes.HEIGHT;
        long first = index << inTile;
        TileNodes tile = tiles.computeIfAbsent(new Place(level, first / Tile.WIDTH), this::read);
        return tile.node(inTile, (int) (first % Tile.WIDTH) >> inTile);
    }

    private TileNodes read(Place place) {
        long width = Tree.nodes(size, place.level()) - place.index() * Tile.WIDTH;
        return new TileNodes(
                log.tile(place.level(), place.index(), (int) Math.min(width, Tile.WIDTH)));
    }

    private static final class LeastRecentlyUsed extends LinkedHashMap<Place, TileNodes> {

        private static final long serialVersionUID = 1;

        LeastRecentlyUsed() {
            super(TILES_KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, TileNodes> eldest) {
            return size() > TILES_KEPT;
        }
    }
}
