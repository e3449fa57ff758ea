package dev.tidemark.mapping;

import java.util.Locale;

/**
 * A pattern for names and paths. {@code *} stands for any characters but a slash, {@code ?} for one
 * of them; {@code **} alone between slashes stands for any number of directories, also none. So
 * {@code terraform/**} is that directory and all below it. Matching takes time in proportion to
 * both lengths, whatever the pattern.
 */
public record Glob(String pattern) {

    private static final String ANY_DEPTH = "**";

    /** Whether all of the text is as the pattern says. */
    public boolean matches(String text) {
        return matches(pattern.split("/", -1), text.split("/", -1));
    }

    /** As {@link #matches}, for names that ignore case, as GitHub's do. */
    public boolean matchesIgnoringCase(String text) {
        return new Glob(pattern.toLowerCase(Locale.ROOT)).matches(text.toLowerCase(Locale.ROOT));
    }

    /** Where in the names each prefix of the pattern may end; a row of a table at a time. */
    private static boolean matches(String[] patterns, String[] names) {
        var ends = new boolean[names.length + 1];
        ends[0] = true;
        for (String one : patterns) {
            ends = one.equals(ANY_DEPTH) ? andAllAfter(ends) : step(ends, one, names);
        }
        return ends[names.length];
    }

    private static boolean[] andAllAfter(boolean[] ends) {
        var next = new boolean[ends.length];
        boolean reached = false;
        for (int i = 0; i < ends.length; i++) {
            reached |= ends[i];
            next[i] = reached;
        }
        return next;
    }

    private static boolean[] step(boolean[] ends, String pattern, String[] names) {
        var next = new boolean[ends.length];
        for (int i = 0; i < names.length; i++) {
            next[i + 1] = ends[i] && matchesOne(pattern, names[i]);
        }
        return next;
    }

    private static boolean matchesOne(String pattern, String name) {
        var ends = new boolean[name.length() + 1];
        ends[0] = true;
        for (int i = 0; i < pattern.length(); i++) {
            ends =
                    pattern.charAt(i) == '*'
                            ? andAllAfter(ends)
                            : step(ends, pattern.charAt(i), name);
        }
        return ends[name.length()];
    }

    private static boolean[] step(boolean[] ends, char wanted, String name) {
        var next = new boolean[ends.length];
        for (int i = 0; i < name.length(); i++) {
            next[i + 1] = ends[i] && (wanted == '?' || wanted == name.charAt(i));
        }
        return next;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
