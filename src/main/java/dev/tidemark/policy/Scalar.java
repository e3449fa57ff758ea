package dev.tidemark.policy;

import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What a single value is by YAML 1.2's core schema, which editors and validators go by: there a
 * time of day is a text, and so are {@code yes} and {@code off}.
 */
record Scalar(Kind kind, String text) {

    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        NOTHING
    }

    private static final Pattern NUMBER =
            Pattern.compile(
                    "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
                            + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                            + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Set<String> FLAGS =
            Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    static Scalar of(ScalarNode node) {
        String text = node.getValue();
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            return new Scalar(Kind.TEXT, text);
        }
        if (NOTHING.contains(text)) {
            return new Scalar(Kind.NOTHING, text);
        }
        if (FLAGS.contains(text)) {
            return new Scalar(Kind.FLAG, text);
        }
        return new Scalar(NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT, text);
    }

    static boolean isText(Node node) {
        return node instanceof ScalarNode scalar && of(scalar).kind() == Kind.TEXT;
    }
}
