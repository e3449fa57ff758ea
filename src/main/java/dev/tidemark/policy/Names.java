package dev.tidemark.policy;

import java.util.HashMap;
import java.util.Map;

/** The names of one kind of thing; each stands for one. */
final class Names {

    private final String kind;
    private final Problems problems;
    private final Map<String, Integer> lines = new HashMap<>();

    Names(String kind, Problems problems) {
        this.kind = kind;
        this.problems = problems;
    }

    String read(Fields fields) {
        return read(fields, Form.NAME);
    }

    /** Empty where there is none that can be used, which is a problem then. */
    String read(Fields fields, Form form) {
        fields.require("name", "a name of its own");
        String name = fields.text("name", form);
        if (name == null) {
            return "";
        }
        Integer before = lines.putIfAbsent(name, Problems.line(fields.place("name")));
        if (before != null) {
            problems.add(
                    fields.place("name"),
                    "there is another "
                            + kind
                            + " "
                            + Problems.quoted(name)
                            + " on line "
                            + before
                            + "; write another name");
        }
        return name;
    }
}
