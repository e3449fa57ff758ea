package dev.tidemark.eventlog.merkle;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a tile or a bundle of entries as C2SP tlog-tiles does, below {@code /tile/}: {@code
 * 0/x001/234}, {@code entries/000.p/17}.
 *
 * @param isBundle of the entries themselves, whose level is 0
 * @param width how many hashes or entries; 256 for a full one
 */
public record TilePath(boolean isBundle, int level, long index, int width) {

    // Six elements hold more entries than any log will; each index has one form.
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<level>entries|[0-9]|[1-5][0-9]|6[0-3])"
                            + "/(?<index>(?:x[0-9]{3}/){0,5}[0-9]{3})"
                            + "(?:\\.p/(?<width>[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]))?");

    /** The one of this name; nothing if the specification knows no such name. */
    public static Optional<TilePath> parse(String name) {
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            return Optional.empty();
        }
        String level = form.group("level");
        String width = form.group("width");
        boolean isBundle = level.equals("entries");
        var path =
                new TilePath(
                        isBundle,
                        isBundle ? 0 : Integer.parseInt(level),
                        Long.parseLong(form.group("index").replaceAll("[x/]", "")),
                        width == null ? Tile.WIDTH : Integer.parseInt(width));
        return path.toString().equals(name) ? Optional.of(path) : Optional.empty();
    }

    public boolean isFull() {
        return width == Tile.WIDTH;
    }

    /** Whether a log of this size has all of it. */
    public boolean isWithin(long size) {
        long nodes = Tree.nodes(size, level);
        long fullTiles = nodes / Tile.WIDTH;
        return index < fullTiles || (index == fullTiles && width <= nodes % Tile.WIDTH);
    }

    @Override
    public String toString() {
        var name = new StringBuilder("%03d".formatted(index % 1_000));
        for (long rest = index / 1_000; rest > 0; rest /= 1_000) {
            name.insert(0, "x%03d/".formatted(rest % 1_000));
        }
        name.insert(0, (isBundle ? "entries" : level) + "/");
        return isFull() ? name.toString() : name.append(".p/").append(width).toString();
    }
}
