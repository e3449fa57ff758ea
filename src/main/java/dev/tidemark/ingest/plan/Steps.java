package dev.tidemark.ingest.plan;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The way to a value, from the outside in. Links back, so that a step deeper costs the same however
 * deep it is.
 */
final class Steps {

    static final Steps ROOT = new Steps(null, "", 0);

    private static final int LONGEST_TEXT = 1_000;
    private static final String CUT = "…";

    private final @Nullable Steps before;
    private final @Nullable String name;
    private final int index;

    private Steps(@Nullable Steps before, @Nullable String name, int index) {
        this.before = before;
        this.name = name;
        this.index = index;
    }

    Steps field(String field) {
        return new Steps(this, field, 0);
    }

    Steps element(int element) {
        return new Steps(this, null, element);
    }

    /** The name of the one step to it, if it is one of the outermost. */
    @Nullable String onlyName() {
        return before == ROOT ? name : null;
    }

    /** As one writes it in Terraform; cut if it is very long. */
    @Override
    public String toString() {
        var steps = new ArrayDeque<Steps>();
        for (Steps step = this; step.before != null; step = step.before) {
            steps.addFirst(step);
        }
        var text = new StringBuilder();
        for (Steps step : steps) {
            if (text.length() > LONGEST_TEXT) {
                return text.substring(0, LONGEST_TEXT) + CUT;
            }
            step.write(text);
        }
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + CUT : "" + text;
    }

    private void write(StringBuilder text) {
        if (name == null) {
            text.append('[').append(index).append(']');
        } else if (isIdentifier(name)) {
            text.append(text.isEmpty() ? "" : ".").append(name);
        } else {
            String quoted = name.length() > LONGEST_TEXT ? name.substring(0, LONGEST_TEXT) : name;
            text.append("[\"")
                    .append(quoted.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"]");
        }
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isLetter(name.charAt(0))
                && name.length() < LONGEST_TEXT
                && name.chars()
                        .allMatch(unit ->
                                Character.isLetterOrDigit(unit) || unit == '_' || unit == '-');
    }
}
