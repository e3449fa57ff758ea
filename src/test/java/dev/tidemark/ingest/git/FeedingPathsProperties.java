package dev.tidemark.ingest.git;

import static dev.tidemark.ingest.git.TreeOf.feeding;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random layers that build on each other, at two revisions. */
class FeedingPathsProperties {

    private static final int LAYERS = 5;

    /**
     * One directory of a repository.
     *
     * @param named which of its two files its kustomization names
     * @param content of both files
     * @param below the layer that it builds on; its own number for none
     */
    record Layer(List<Boolean> named, List<Integer> content, int below) {}

    @Provide
    Arbitrary<List<Layer>> layers() {
        Arbitrary<List<Boolean>> named = Arbitraries.of(true, false).list().ofSize(2);
        Arbitrary<List<Integer>> content = Arbitraries.integers().between(0, 1).list().ofSize(2);
        Arbitrary<Integer> below = Arbitraries.integers().between(0, LAYERS - 1);
        return Combinators.combine(named, content, below).as(Layer::new).list().ofSize(LAYERS);
    }

    @Property(tries = 300)
    void digestsAreEqualIfAndOnlyIfWhatFeedsIsEqual(
            @ForAll("layers") List<Layer> before,
            @ForAll("layers") List<Layer> after,
            @ForAll boolean mostlyEqual) {
        List<Layer> second = mostlyEqual ? changedAtTheEnd(before, after) : after;

        boolean sameDigest =
                feeding(files(before), "layer0")
                        .digest()
                        .equals(feeding(files(second), "layer0").digest());

        assertThat(sameDigest).isEqualTo(fed(before).equals(fed(second)));
    }

    @Property(tries = 100)
    void pathsAreExactlyWhatIsNamed(@ForAll("layers") List<Layer> layers) {
        assertThat(feeding(files(layers), "layer0").paths())
                .containsExactlyInAnyOrderElementsOf(fed(layers).keySet());
    }

    private static List<Layer> changedAtTheEnd(List<Layer> before, List<Layer> after) {
        var mixed = new ArrayList<>(before);
        mixed.set(LAYERS - 1, after.getLast());
        return mixed;
    }

    private static Map<String, String> files(List<Layer> layers) {
        var files = new HashMap<String, String>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            files.put("layer%d/kustomization.yaml".formatted(i), kustomization(layer));
            for (int file = 0; file < 2; file++) {
                files.put("layer%d/%d.yaml".formatted(i, file), "" + layer.content().get(file));
            }
        }
        return files;
    }

    private static String kustomization(Layer layer) {
        var text = new StringBuilder("resources:\n  - ../layer" + layer.below() + "\n");
        for (int file = 0; file < 2; file++) {
            if (layer.named().get(file)) {
                text.append("  - ").append(file).append(".yaml\n");
            }
        }
        return text.toString();
    }

    /** By a plain reading of the description. */
    private static Map<String, String> fed(List<Layer> layers) {
        Map<String, String> files = files(layers);
        var fed = new HashMap<String, String>();
        int number = 0;
        for (int step = 0; step <= LAYERS; step++) {
            Layer layer = layers.get(number);
            keep("layer%d/kustomization.yaml".formatted(number), files, fed);
            for (int file = 0; file < 2; file++) {
                if (layer.named().get(file)) {
                    keep("layer%d/%d.yaml".formatted(number, file), files, fed);
                }
            }
            number = layer.below();
        }
        return fed;
    }

    private static void keep(String path, Map<String, String> from, Map<String, String> to) {
        String content = from.get(path);
        if (content != null) {
            to.put(path, content);
        }
    }
}
