package dev.tidemark.eventlog.merkle;

import static dev.tidemark.eventlog.merkle.NaiveTree.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PathsTest {

    /** Leaves of the reference data that Certificate Transparency's own tests use. */
    private static final List<byte[]> REFERENCE =
            Stream.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .map(leaf -> Hash.leaf(HexFormat.of().parseHex(leaf)))
                    .toList();

    @Test
    void inclusionProofsAreThoseOfTheReferenceData() {
        Paths paths = paths(REFERENCE);

        assertThat(hex(paths.inclusion(0, 1))).isEmpty();
        assertThat(hex(paths.inclusion(0, 8)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(paths.inclusion(5, 8)))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(paths.inclusion(2, 3)))
                .containsExactly(
                        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(hex(paths.inclusion(1, 5)))
                .containsExactly(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void consistencyProofsAreThoseOfTheReferenceData() {
        Paths paths = paths(REFERENCE);

        assertThat(hex(paths.consistency(1, 1))).isEmpty();
        assertThat(hex(paths.consistency(1, 8)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(paths.consistency(6, 8)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(paths.consistency(2, 5)))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        assertThat(hex(paths.consistency(6, 7)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void everyProofOfEverySizeUpTo600IsTheDefinitions() {
        List<byte[]> leaves = leaves(600);
        Paths paths = paths(leaves);
        var naive = new NaiveTree(leaves);

        for (int size = 0; size <= 600; size++) {
            for (int other = 0; other < size; other++) {
                List<byte[]> inclusion = paths.inclusion(other, size);

                assertSame(inclusion, naive.inclusion(other, size));
                assertThat(NaiveTree.rootOf(leaves.get(other), other, size, inclusion))
                        .isEqualTo(naive.root(size));
                assertSame(paths.consistency(other, size), naive.consistency(other, size));
            }
            assertThat(paths.consistency(size, size)).isEmpty();
        }
    }

    @Test
    void proofsOfSizesUpTo100000AreTheDefinitions() {
        List<byte[]> leaves = leaves(100_000);
        Paths paths = paths(leaves);
        var naive = new NaiveTree(leaves);
        var random = new Random(6962);
        for (int i = 0; i < 5_000; i++) {
            int size = 1 + random.nextInt(100_000);
            int other = random.nextInt(size);

            assertSame(paths.inclusion(other, size), naive.inclusion(other, size));
            assertSame(paths.consistency(other, size), naive.consistency(other, size));
        }
    }

    @Test
    void whatIsNotInTheTreeHasNoProof() {
        Paths paths = paths(REFERENCE);

        assertThatThrownBy(() -> paths.inclusion(8, 8)).hasMessage("no entry 8 among 8");
        assertThatThrownBy(() -> paths.inclusion(-1, 8)).hasMessage("no entry -1 among 8");
        assertThatThrownBy(() -> paths.consistency(9, 8)).hasMessage("no tree of 9 among 8");
        assertThatThrownBy(() -> paths.consistency(-1, 8)).hasMessage("no tree of -1 among 8");
    }

    /** Over tiles of every level, of the leaves and of the roots of full tiles below. */
    private static Paths paths(List<byte[]> leaves) {
        var levels = new ArrayList<List<TileNodes>>();
        for (List<byte[]> hashes = leaves; !hashes.isEmpty(); hashes = rootsOfFullTiles(hashes)) {
            levels.add(tiles(hashes));
        }
        return new Paths((height, index) -> {
            int inTile = height % TileNodes.HEIGHT;
            int first = (int) index << inTile;
            return levels.get(height / TileNodes.HEIGHT)
                    .get(first / Tile.WIDTH)
                    .node(inTile, first % Tile.WIDTH >> inTile);
        });
    }

    private static List<TileNodes> tiles(List<byte[]> hashes) {
        var tiles = new ArrayList<TileNodes>();
        for (int from = 0; from < hashes.size(); from += Tile.WIDTH) {
            int to = Math.min(from + Tile.WIDTH, hashes.size());
            tiles.add(new TileNodes(join(hashes.subList(from, to))));
        }
        return tiles;
    }

    private static List<byte[]> rootsOfFullTiles(List<byte[]> hashes) {
        var roots = new ArrayList<byte[]>();
        for (int from = 0; from + Tile.WIDTH <= hashes.size(); from += Tile.WIDTH) {
            roots.add(Subtree.root(hashes.subList(from, from + Tile.WIDTH)));
        }
        return roots;
    }

    private static byte[] join(List<byte[]> hashes) {
        var joined = new ByteArrayOutputStream();
        hashes.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private static List<byte[]> leaves(int count) {
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            leaves.add(Hash.leaf(Integer.toString(i).getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    private static void assertSame(List<byte[]> actual, List<byte[]> expected) {
        assertThat(actual.size()).isEqualTo(expected.size());
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }
    }
}
