package dev.tidemark.sandbox.story;

import java.util.List;
import java.util.Locale;

/** A change that somebody wants: what the pull request says and what its first commit does. */
record Proposal(String title, String body, List<Edit> edits) {

    Proposal {
        edits = List.copyOf(edits);
    }

    Proposal(String title, String body, Edit... edits) {
        this(title, body, List.of(edits));
    }

    /** A branch name as people make them, with a number so that no two are the same. */
    String branch(String login, int number) {
        var words = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var short40 = words.substring(0, Math.min(40, words.length())).replaceAll("^-|-$", "");
        return login + "/" + (short40.isEmpty() ? "change" : short40) + "-" + number;
    }
}
