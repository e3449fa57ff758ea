package dev.tidemark.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** What is wrong with a file. Whoever corrects it wants to know all of it at once. */
final class Problems {

    /** An entry of the log is to hold them. */
    private static final int MOST = 30;

    private static final int LONGEST = 300;
    private static final int LONGEST_QUOTE = 60;

    private record Problem(int line, String text) {}

    private final List<Problem> found = new ArrayList<>();

    void add(Node at, String text) {
        add(line(at), text);
    }

    void add(int line, String text) {
        found.add(new Problem(line, text));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** As people count: from 1. */
    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** What stands in the file, not longer than it helps. */
    static String quoted(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", " ");
        return "'"
                + (visible.length() > LONGEST_QUOTE
                        ? visible.substring(0, LONGEST_QUOTE) + "…"
                        : visible)
                + "'";
    }

    List<String> inOrder() {
        List<Problem> sorted =
                found.stream().distinct().sorted(Comparator.comparingInt(Problem::line)).toList();
        var texts = new ArrayList<String>();
        for (Problem problem : sorted.subList(0, Math.min(MOST, sorted.size()))) {
            String text = "line " + problem.line() + ": " + problem.text();
            texts.add(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
        }
        if (sorted.size() > MOST) {
            texts.add((sorted.size() - MOST) + " more");
        }
        return texts;
    }
}
