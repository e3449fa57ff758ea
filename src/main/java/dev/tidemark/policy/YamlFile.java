package dev.tidemark.policy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML document as the nodes that were written, so that every problem has its line. No object is
 * made of it: whoever can push a branch can write it.
 */
final class YamlFile {

    static final int MOST_BYTES = 32 * 1024;

    /** What the log's entry may hold of it, its quotes and line breaks escaped. */
    private static final int MOST_ESCAPED = 56 * 1024;

    private static final int DEEPEST = 10;
    private static final int MOST_ALIASES = 50;

    /** An alias is counted as often as what it stands for, so it cannot multiply for nothing. */
    private static final int MOST_NODES = 10_000;

    private final Problems problems;
    private int nodes;

    private YamlFile(Problems problems) {
        this.problems = problems;
    }

    /** Its only document; empty where that cannot be read, which is a problem then. */
    static Optional<Node> read(String text, Problems problems) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            problems.add(1, "the file is longer than 32 KiB; write fewer rules with patterns");
            return Optional.empty();
        }
        if (escaped(text) > MOST_ESCAPED) {
            problems.add(1, "the file has too many quotes or empty lines; leave some out");
            return Optional.empty();
        }
        return compose(text, problems).filter(root -> new YamlFile(problems).isHarmless(root, 1));
    }

    private static int escaped(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return length + (int) text.chars().filter(c -> c < ' ' || c == '"' || c == '\\').count();
    }

    private static Optional<Node> compose(String text, Problems problems) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(MOST_BYTES);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                problems.add(1, "the file says nothing; write 'version: 1', or delete it");
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException notYaml) {
            var mark = notYaml.getProblemMark();
            problems.add(
                    mark == null ? 1 : mark.getLine() + 1,
                    "this is not YAML: " + notYaml.getProblem());
        } catch (YAMLException notYaml) {
            problems.add(1, "this is not YAML: " + firstLine(notYaml));
        }
        return Optional.empty();
    }

    private static String firstLine(YAMLException failed) {
        return String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
    }

    /** An alias inside of what it stands for has no end, so depth is what ends it. */
    private boolean isHarmless(Node node, int depth) {
        nodes++;
        if (depth > DEEPEST || nodes > MOST_NODES) {
            problems.add(node, "too much is nested or repeated here; write it out");
            return false;
        }
        if (!isPlain(node)) {
            problems.add(
                    node, "the tag " + node.getTag().getValue() + " is not read; leave it out");
            return false;
        }
        return switch (node) {
            case MappingNode mapping -> arePairsHarmless(mapping, depth);
            case SequenceNode list -> {
                boolean harmless = true;
                for (Node element : list.getValue()) {
                    harmless &= isHarmless(element, depth + 1);
                }
                yield harmless;
            }
            default -> true;
        };
    }

    private boolean arePairsHarmless(MappingNode mapping, int depth) {
        boolean harmless = true;
        for (NodeTuple pair : mapping.getValue()) {
            if (!(pair.getKeyNode() instanceof ScalarNode)) {
                problems.add(pair.getKeyNode(), "a key is one word");
                harmless = false;
            }
            harmless &= isHarmless(pair.getValueNode(), depth + 1);
        }
        return harmless;
    }

    /** Whether it is what a file without tags can hold. */
    private static boolean isPlain(Node node) {
        return switch (node) {
            case MappingNode mapping -> mapping.getTag().equals(Tag.MAP);
            case SequenceNode list -> list.getTag().equals(Tag.SEQ);
            default -> node.getTag().startsWith(Tag.PREFIX) && !node.getTag().equals(Tag.BINARY);
        };
    }
}
