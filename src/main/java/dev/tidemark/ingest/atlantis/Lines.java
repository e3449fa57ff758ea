package dev.tidemark.ingest.atlantis;

import java.util.Arrays;
import java.util.List;

/** Lines of a text without their ends; a view, never a copy. */
record Lines(List<String> all) {

    static Lines of(String text) {
        String normalised = text.replace("\r\n", "\n").replace('\r', '\n');
        return new Lines(Arrays.asList(normalised.split("\n", -1))).trimmed();
    }

    int size() {
        return all.size();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The line, or an empty one beyond the end. */
    String at(int index) {
        return index >= 0 && index < all.size() ? all.get(index) : "";
    }

    String last() {
        return at(all.size() - 1);
    }

    Lines from(int start) {
        return between(start, all.size());
    }

    Lines to(int end) {
        return between(0, end);
    }

    Lines between(int start, int end) {
        int last = Math.clamp(end, 0, all.size());
        return new Lines(all.subList(Math.clamp(start, 0, last), last));
    }

    /** Without blank lines at either end. */
    Lines trimmed() {
        int start = 0;
        int end = all.size();
        while (start < end && all.get(start).isBlank()) {
            start++;
        }
        while (end > start && all.get(end - 1).isBlank()) {
            end--;
        }
        return between(start, end);
    }

    /** Where the only such line is; -1 without one. */
    int onlyIndexOf(String line) {
        int index = all.indexOf(line);
        if (index != all.lastIndexOf(line)) {
            throw new NotUnderstood("a line that Atlantis writes once stands there twice");
        }
        return index;
    }

    String joined() {
        return String.join("\n", all);
    }
}
