package dev.tidemark.ingest.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Which files and directories a {@code kustomization.yaml} names
 * (kubectl.docs.kubernetes.io/references/kustomize/kustomization).
 *
 * @param references as they are written, relative to its directory
 * @param selfContained false if it also brings what is in no file of the repository, or what only a
 *     plugin knows
 */
record Kustomization(List<String> references, boolean selfContained) {

    /** In the order in which kustomize looks for them. */
    static final List<String> NAMES =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private static final List<String> LISTS_OF_PATHS =
            List.of("resources", "bases", "components", "crds", "configurations");
    private static final List<String> LISTS_OF_PATCHES =
            List.of("patches", "patchesStrategicMerge", "patchesJson6902", "replacements");
    private static final List<String> PLUGINS = List.of("generators", "transformers", "validators");
    private static final List<String> GENERATORS = List.of("configMapGenerator", "secretGenerator");

    Kustomization {
        references = List.copyOf(references);
    }

    /** What an unreadable one tells: nothing. */
    static Kustomization unreadable() {
        return new Kustomization(List.of(), false);
    }

    static Kustomization parse(byte[] content) {
        return YamlNodes.parse(content).map(Kustomization::of).orElseGet(Kustomization::unreadable);
    }

    private static Kustomization of(Node root) {
        var references = new ArrayList<String>();
        LISTS_OF_PATHS.forEach(list -> references.addAll(YamlNodes.texts(root, list)));
        LISTS_OF_PATCHES.forEach(list -> references.addAll(patches(root, list)));
        for (String list : GENERATORS) {
            YamlNodes.elements(root, list).forEach(one -> references.addAll(generated(one)));
        }
        YamlNodes.under(root, "openapi")
                .flatMap(openapi -> YamlNodes.text(openapi, "path"))
                .ifPresent(references::add);
        boolean withoutPlugins = addPlugins(root, references);
        boolean withLocalCharts = addCharts(root, references);
        return new Kustomization(references, withoutPlugins && withLocalCharts);
    }

    /** Each names a file, is a mapping that names one, or is itself the patch. */
    private static List<String> patches(Node root, String list) {
        var paths = new ArrayList<String>();
        for (Node patch : YamlNodes.elements(root, list)) {
            YamlNodes.text(patch)
                    .or(() -> YamlNodes.text(patch, "path"))
                    .filter(path -> !isInline(path))
                    .ifPresent(paths::add);
        }
        return paths;
    }

    /** {@code files} may say under which key: {@code key=path}. */
    private static List<String> generated(Node generator) {
        var paths = new ArrayList<String>();
        for (String file : YamlNodes.texts(generator, "files")) {
            paths.add(file.substring(file.indexOf('=') + 1));
        }
        paths.addAll(YamlNodes.texts(generator, "envs"));
        YamlNodes.text(generator, "env").ifPresent(paths::add);
        return paths;
    }

    /** Their files are known; what a plugin reads beside them is not. */
    private static boolean addPlugins(Node root, List<String> references) {
        boolean none = true;
        for (String list : PLUGINS) {
            for (Node plugin : YamlNodes.elements(root, list)) {
                YamlNodes.text(plugin).filter(path -> !isInline(path)).ifPresent(references::add);
                none = false;
            }
        }
        return none;
    }

    /** A chart of a registry is outside; one without stands in the directory of charts. */
    private static boolean addCharts(Node root, List<String> references) {
        String home =
                YamlNodes.under(root, "helmGlobals")
                        .flatMap(globals -> YamlNodes.text(globals, "chartHome"))
                        .orElse("charts");
        boolean local = YamlNodes.elements(root, "helmChartInflationGenerator").isEmpty();
        for (Node chart : YamlNodes.elements(root, "helmCharts")) {
            YamlNodes.text(chart, "valuesFile").ifPresent(references::add);
            references.addAll(YamlNodes.texts(chart, "additionalValuesFiles"));
            Optional<String> name = YamlNodes.text(chart, "name");
            if (YamlNodes.text(chart, "repo").isPresent() || name.isEmpty()) {
                local = false;
            } else {
                references.add(home + "/" + name.get());
            }
        }
        return local;
    }

    private static boolean isInline(String text) {
        return text.indexOf('\n') >= 0 || text.startsWith("{") || text.startsWith("[");
    }
}
