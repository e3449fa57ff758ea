package dev.tidemark.ingest.git;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML document as the nodes that were written. No object is made of it and no alias unfolded, so
 * a hostile one costs no more than its length.
 */
final class YamlNodes {

    private static final int MOST_ALIASES = 50;
    private static final int DEEPEST = 50;

    private YamlNodes() {}

    /** The only document of a file; empty if it is not one mapping. */
    static Optional<Node> parse(byte[] content) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            var options = new LoaderOptions();
            options.setMaxAliasesForCollections(MOST_ALIASES);
            options.setNestingDepthLimit(DEEPEST);
            return Optional.ofNullable(new Yaml(options).compose(new StringReader(text)))
                    .filter(MappingNode.class::isInstance);
        } catch (YAMLException | CharacterCodingException notYaml) {
            return Optional.empty();
        }
    }

    /** What stands under a key; nothing where it does not. */
    static Optional<Node> under(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .filter(pair ->
                            pair.getKeyNode() instanceof ScalarNode scalar
                                    && scalar.getValue().equals(key))
                    .map(pair -> pair.getValueNode())
                    .findFirst();
        }
        return Optional.empty();
    }

    /** The elements of the list under a key; none where it is no list. */
    static List<Node> elements(Node node, String key) {
        return under(node, key)
                .filter(SequenceNode.class::isInstance)
                .map(list -> ((SequenceNode) list).getValue())
                .orElse(List.of());
    }

    static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    static Optional<String> text(Node node, String key) {
        return under(node, key).flatMap(YamlNodes::text);
    }

    /** The texts of the list under a key. */
    static List<String> texts(Node node, String key) {
        var texts = new ArrayList<String>();
        for (Node element : elements(node, key)) {
            text(element).ifPresent(texts::add);
        }
        return texts;
    }
}
