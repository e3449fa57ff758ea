package dev.tidemark.sandbox.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;

/** One immutable directory of a snapshot. What a change leaves alone is shared, not copied. */
public final class Directory {

    public static final Directory EMPTY = new Directory(new TreeMap<>());

    /** Names of directories end in a slash, which gives exactly the order Git wants in a tree. */
    private final SortedMap<String, Entry> entries;

    private @Nullable ObjectId id;

    private Directory(SortedMap<String, Entry> entries) {
        this.entries = Collections.unmodifiableSortedMap(entries);
    }

    /** What a name in a directory stands for. */
    sealed interface Entry {}

    record Blob(String content) implements Entry {}

    record Child(Directory directory) implements Entry {}

    SortedMap<String, Entry> entries() {
        return entries;
    }

    public Optional<String> read(String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return entries.get(path) instanceof Blob blob
                    ? Optional.of(blob.content())
                    : Optional.empty();
        }
        return child(path.substring(0, slash + 1)).read(path.substring(slash + 1));
    }

    /** Contents of everything below a directory, by path in it. */
    public SortedMap<String, String> below(String directory) {
        var found = new TreeMap<String, String>();
        var at = this;
        for (var name : directory.split("/", -1)) {
            at = at.child(name + "/");
        }
        at.collect("", found);
        return found;
    }

    private void collect(String prefix, SortedMap<String, String> into) {
        entries.forEach((name, entry) -> {
            switch (entry) {
                case Blob blob -> into.put(prefix + name, blob.content());
                case Child child -> child.directory().collect(prefix + name, into);
            }
        });
    }

    public Directory with(String path, String content) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return replacing(path, new Blob(content));
        }
        var name = path.substring(0, slash + 1);
        return replacing(name, new Child(child(name).with(path.substring(slash + 1), content)));
    }

    public Directory without(String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return replacing(path, null);
        }
        var name = path.substring(0, slash + 1);
        var rest = child(name).without(path.substring(slash + 1));
        return replacing(name, rest.entries.isEmpty() ? null : new Child(rest));
    }

    private Directory child(String name) {
        return entries.get(name) instanceof Child child ? child.directory() : EMPTY;
    }

    private Directory replacing(String name, @Nullable Entry entry) {
        var changed = new TreeMap<>(entries);
        if (entry == null) {
            changed.remove(name);
        } else {
            changed.put(name, entry);
        }
        return new Directory(changed);
    }

    /** Puts this directory and all below it where objects go, once. */
    ObjectId writeTo(GitObjects objects) {
        if (id == null) {
            var tree = new TreeFormatter();
            entries.forEach((name, entry) -> append(tree, name, entry, objects));
            id = objects.insert(Constants.OBJ_TREE, tree.toByteArray());
        }
        return id;
    }

    private static void append(TreeFormatter tree, String name, Entry entry, GitObjects objects) {
        switch (entry) {
            case Blob blob ->
                    tree.append(
                            name,
                            FileMode.REGULAR_FILE,
                            objects.insert(Constants.OBJ_BLOB, blob.content().getBytes(UTF_8)));
            case Child child ->
                    tree.append(
                            name.substring(0, name.length() - 1),
                            FileMode.TREE,
                            child.directory().writeTo(objects));
        }
    }
}
