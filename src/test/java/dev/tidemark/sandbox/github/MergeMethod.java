package dev.tidemark.sandbox.github;

import java.util.regex.Pattern;

/** The three ways GitHub puts a pull request into its base branch. */
public enum MergeMethod {
    MERGE,
    SQUASH,
    REBASE;

    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    /** A title as Git can hold it in a line of a commit's message. */
    static String subject(String title) {
        return UNFIT.matcher(title).replaceAll(" ").strip();
    }
}
