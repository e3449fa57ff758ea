package dev.tidemark.sandbox.atlantis;

import java.util.List;

/** What Terraform would do to a resource, with its words for it. */
enum Action {
    CREATE("+", "+ create", "will be created", "create"),
    UPDATE("~", "~ update in-place", "will be updated in-place", "update"),
    DELETE("-", "- destroy", "will be destroyed", "delete"),
    REPLACE("-/+", "-/+ destroy and then create replacement", "must be replaced", "delete create");

    private final String sign;
    private final String legend;
    private final String sentence;
    private final String words;

    Action(String sign, String legend, String sentence, String words) {
        this.sign = sign;
        this.legend = legend;
        this.sentence = sentence;
        this.words = words;
    }

    String sign() {
        return sign;
    }

    String legend() {
        return legend;
    }

    String sentence() {
        return sentence;
    }

    List<String> words() {
        return List.of(words.split(" "));
    }

    boolean adds() {
        return this == CREATE || this == REPLACE;
    }

    boolean destroys() {
        return this == DELETE || this == REPLACE;
    }
}
