package dev.tidemark.policy;

import java.util.List;

/** A policy file that cannot be used, and everything that is wrong with it. */
public final class PolicyUnreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    PolicyUnreadable(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each with its line, in the order of the file, and what to write instead. */
    public List<String> problems() {
        return problems;
    }
}
