package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.git.Directory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line to be set in a file: {@code key: value}, {@code key = value} or {@code key=value}. */
record Edit(String path, String key, String value) {

    /** New contents by path, on top of what a branch has. */
    static Map<String, String> contents(Directory tree, List<Edit> edits) {
        var contents = new LinkedHashMap<String, String>();
        for (var edit : edits) {
            var old = contents.getOrDefault(edit.path, tree.read(edit.path).orElse(""));
            contents.put(edit.path, edit.in(old));
        }
        return contents;
    }

    private String in(String content) {
        var line = Pattern.compile("(?m)^(" + Pattern.quote(key) + "\\s*[:=]\\s*).*$");
        var matcher = line.matcher(content);
        return matcher.find()
                ? matcher.replaceFirst("$1" + Matcher.quoteReplacement(value))
                : content + key + separator() + value + "\n";
    }

    private String separator() {
        if (path.endsWith(".tf")) {
            return " = ";
        }
        return path.endsWith(".properties") ? "=" : ": ";
    }

    /** What the line says now, without quotes; empty if there is no such line. */
    static String valueIn(Directory tree, String path, String key) {
        return rawValueIn(tree, path, key).replace("\"", "");
    }

    private static String rawValueIn(Directory tree, String path, String key) {
        var line = Pattern.compile("(?m)^" + Pattern.quote(key) + "\\s*[:=]\\s*(.*)$");
        var matcher = line.matcher(tree.read(path).orElse(""));
        return matcher.find() ? matcher.group(1) : "";
    }

    /** What would bring the line back to what it says now. */
    Edit undoing(Directory tree) {
        return new Edit(path, key, rawValueIn(tree, path, key));
    }
}
