package dev.tidemark.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The keys of one section. What is not as it should be becomes a problem and is left out. */
final class Fields {

    private final Node at;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    private Fields(MappingNode mapping, Problems problems) {
        this.at = mapping;
        this.problems = problems;
        for (NodeTuple pair : mapping.getValue()) {
            String key = ((ScalarNode) pair.getKeyNode()).getValue();
            Node before = keys.putIfAbsent(key, pair.getKeyNode());
            if (before == null) {
                values.put(key, pair.getValueNode());
            } else {
                problems.add(
                        pair.getKeyNode(),
                        Problems.quoted(key)
                                + " is already on line "
                                + Problems.line(before)
                                + "; write it once");
            }
        }
    }

    /**
     * A section with these keys and no others.
     *
     * @param what it is, for people
     */
    static Optional<Fields> of(Node node, String what, List<String> known, Problems problems) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, what + " has keys: " + String.join(", ", known));
            return Optional.empty();
        }
        var fields = new Fields(mapping, problems);
        fields.refuseOthers(known);
        return Optional.of(fields);
    }

    /** A section that may have any keys. */
    static Optional<Fields> open(Node node, String what, Problems problems) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, what + " has keys and values");
            return Optional.empty();
        }
        return Optional.of(new Fields(mapping, problems));
    }

    private void refuseOthers(List<String> known) {
        keys.forEach((key, node) -> {
            if (!known.contains(key)) {
                problems.add(
                        node,
                        Problems.quoted(key)
                                + " is not known here; write "
                                + Likeness.nearest(key, known)
                                        .map(Problems::quoted)
                                        .orElseGet(() -> "one of " + String.join(", ", known)));
            }
        });
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    Node at() {
        return at;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Where a key's value is, else the section itself. */
    Node place(String key) {
        return values.getOrDefault(key, at);
    }

    void problem(String key, String text) {
        problems.add(place(key), text);
    }

    /** Whether the section has it; a problem if not. */
    boolean require(String key, String toWrite) {
        if (!has(key)) {
            problems.add(at, Problems.quoted(key) + " is missing; write " + toWrite);
        }
        return has(key);
    }

    Optional<Node> required(String key, String toWrite) {
        return require(key, toWrite) ? node(key) : Optional.empty();
    }

    /** A text of this form; null where there is none. */
    @Nullable String text(String key, Form form) {
        Node node = values.get(key);
        return node == null ? null : form.read(node, problems).orElse(null);
    }

    Optional<Integer> number(String key, int least, int most) {
        return node(key)
                .flatMap(node -> {
                    if (node instanceof ScalarNode scalar
                            && Scalar.of(scalar).kind() == Scalar.Kind.NUMBER
                            && scalar.getValue().matches("[0-9]{1,4}")) {
                        int number = Integer.parseInt(scalar.getValue());
                        if (number >= least && number <= most) {
                            return Optional.of(number);
                        }
                    }
                    problems.add(
                            node,
                            Problems.quoted(key)
                                    + " is a number from "
                                    + least
                                    + " to "
                                    + most
                                    + ", without quotes");
                    return Optional.empty();
                });
    }

    Optional<Boolean> flag(String key) {
        return node(key)
                .flatMap(node -> {
                    if (node instanceof ScalarNode scalar
                            && Scalar.of(scalar).kind() == Scalar.Kind.FLAG) {
                        return Optional.of(Boolean.parseBoolean(scalar.getValue()));
                    }
                    problems.add(node, Problems.quoted(key) + " is true or false, without quotes");
                    return Optional.empty();
                });
    }

    /** The elements of a list; none where there is no list. An empty one says nothing. */
    List<Node> list(String key, int most) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            problems.add(node, Problems.quoted(key) + " is a list; write each with '- ' before it");
            return List.of();
        }
        if (list.getValue().isEmpty()) {
            problems.add(
                    node, Problems.quoted(key) + " is empty; write something, or leave it out");
        }
        if (list.getValue().size() > most) {
            problems.add(node, Problems.quoted(key) + " has more than " + most + " elements");
            return List.of();
        }
        return list.getValue();
    }

    /** The texts of a list. */
    List<String> texts(String key, int most, Form form) {
        return each(key, most, node -> form.read(node, problems));
    }

    /** What is made of each element, as far as something is. */
    <T> List<T> each(String key, int most, Function<Node, Optional<T>> reading) {
        var read = new ArrayList<T>();
        list(key, most).forEach(node -> reading.apply(node).ifPresent(read::add));
        return read;
    }

    /** All texts under the keys. */
    Map<String, String> texts(Form keyForm, Form valueForm) {
        var texts = new LinkedHashMap<String, String>();
        values.forEach((key, node) ->
                keyForm.read(keys.getOrDefault(key, node), problems)
                        .flatMap(name -> valueForm.read(node, problems))
                        .ifPresent(value -> texts.put(key, value)));
        return texts;
    }
}
