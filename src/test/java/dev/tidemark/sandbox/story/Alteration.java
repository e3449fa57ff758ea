package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.atlantis.Project;
import dev.tidemark.sandbox.git.Directory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A change of infrastructure by what its plan does, each to a project of its own. */
enum Alteration {
    /** Something new, and nothing else moves. */
    ADDS(FirstTree.EDGE, "hosts"),

    /** Machines of production are replaced, and a volume is gone. */
    DESTROYS(FirstTree.QUEUE, "version"),

    /** Something is updated in place. */
    CHANGES(FirstTree.MONITORING, "retention_days");

    private final String path;
    private final String key;

    Alteration(String path, String key) {
        this.path = path;
        this.key = key;
    }

    static Alteration named(String name) {
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no change is called " + name, e);
        }
    }

    /** What a change of that file is. */
    static Optional<Alteration> of(String path) {
        return Arrays.stream(values()).filter(one -> one.path.equals(path)).findAny();
    }

    Project project() {
        return switch (this) {
            case ADDS -> Project.EDGE;
            case DESTROYS -> Project.QUEUE;
            case CHANGES -> Project.MONITORING;
        };
    }

    /** One step further than a tree is. */
    Proposal proposal(Directory tree) {
        var now = Edit.valueIn(tree, path, key);
        return switch (this) {
            case ADDS ->
                    proposal("Add two hosts at the edge", plus(now, 2), "For the new regions.");
            case DESTROYS -> {
                var next = now.equals("4.1") ? "4.2" : "4.1";
                yield proposal(
                        "Move the brokers to RabbitMQ " + next,
                        "\"" + next + "\"",
                        "The old machines go, their spool with them.");
            }
            case CHANGES ->
                    proposal("Keep alerts for a week longer", plus(now, 7), "As the auditors ask.");
        };
    }

    private static String plus(String number, int more) {
        return Integer.toString(Integer.parseInt(number) + more);
    }

    private Proposal proposal(String title, String value, String body) {
        return new Proposal(title, body, new Edit(path, key, value));
    }

    /** A remark in its file, which no plan shows. */
    Edit remark(String text) {
        return new Edit(path, "# why", text);
    }
}
