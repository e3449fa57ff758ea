package dev.tidemark.sandbox.git;

import dev.tidemark.sandbox.git.Directory.Blob;
import dev.tidemark.sandbox.git.Directory.Child;
import dev.tidemark.sandbox.git.Directory.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The files that differ between two snapshots, by path. */
final class Difference {

    private final List<FileChange> changes = new ArrayList<>();

    private Difference() {}

    static List<FileChange> between(Directory before, Directory after) {
        var difference = new Difference();
        difference.compare("", before, after);
        return List.copyOf(difference.changes);
    }

    private void compare(String parent, Directory before, Directory after) {
        // Snapshots share what did not change, so most of a tree ends here.
        if (before == after) {
            return;
        }
        var names = new TreeSet<>(before.entries().keySet());
        names.addAll(after.entries().keySet());
        for (var name : names) {
            compare(parent + name, before.entries().get(name), after.entries().get(name));
        }
    }

    private void compare(String path, @Nullable Entry before, @Nullable Entry after) {
        if (path.endsWith("/")) {
            compare(path, directory(before), directory(after));
            return;
        }
        var old = content(before);
        var now = content(after);
        if (old == null ? now != null : !old.equals(now)) {
            changes.add(new FileChange(path, old, now));
        }
    }

    private static Directory directory(@Nullable Entry entry) {
        return entry instanceof Child child ? child.directory() : Directory.EMPTY;
    }

    private static @Nullable String content(@Nullable Entry entry) {
        return entry instanceof Blob blob ? blob.content() : null;
    }
}
