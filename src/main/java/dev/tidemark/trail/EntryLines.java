package dev.tidemark.trail;

/**
 * A stored entry broken into lines for reading, one per attribute. Canonical JSON holds no line
 * break and no space outside of strings, so taking them out again gives the stored bytes.
 */
final class EntryLines {

    private EntryLines() {}

    static String of(String entry) {
        var lines = new StringBuilder(entry.length() + 64);
        boolean inString = false;
        int depth = 0;
        for (int i = 0; i < entry.length(); i++) {
            char next = entry.charAt(i);
            boolean ends = !inString && next == '}' && depth == 1;
            lines.append(ends ? "\n" : "").append(next);
            if (inString && next == '\\') {
                i++;
                lines.append(entry.charAt(i));
            } else if (next == '"') {
                inString = !inString;
            } else if (!inString) {
                depth += change(next);
                boolean begins = depth == 1 && (next == '{' || next == ',');
                lines.append(begins ? "\n" : "");
            }
        }
        return lines.toString();
    }

    private static int change(char bracket) {
        return switch (bracket) {
            case '{', '[' -> 1;
            case '}', ']' -> -1;
            default -> 0;
        };
    }
}
