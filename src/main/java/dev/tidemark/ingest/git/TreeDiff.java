package dev.tidemark.ingest.git;

import dev.tidemark.ingest.JsonSize;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Compares two trees by their object ids only: no content, no renames. Directories are opened level
 * by level for as long as the paths fit; one that does not fit stays a directory. So a tree that
 * would unfold to billions of paths costs no more than one that just fits.
 */
final class TreeDiff {

    private static final ObjectId ABSENT = ObjectId.zeroId();

    private record Node(String path, ObjectId before, ObjectId after, boolean isDirectory) {

        String shown() {
            return path.isEmpty() ? "/" : path;
        }

        int size() {
            return JsonSize.of(shown());
        }
    }

    private final ObjectReader reader;

    TreeDiff(ObjectReader reader) {
        this.reader = reader;
    }

    /** Every path of a first commit. */
    ChangedPaths of(ObjectId tree, int budget) throws IOException {
        return between(ABSENT, tree, budget);
    }

    ChangedPaths between(ObjectId before, ObjectId after, int budget) throws IOException {
        var root = new Node("", before, after, true);
        var settled = new ArrayList<String>();
        var unopened = new ArrayDeque<>(List.of(root));
        int used = root.size();
        boolean widened = false;
        while (!unopened.isEmpty()) {
            Node directory = unopened.remove();
            int rest = budget - used + directory.size();
            Optional<List<Node>> changed = open(directory, rest);
            if (changed.isEmpty()) {
                settled.add(directory.shown());
                widened = true;
                continue;
            }
            used -= directory.size();
            used += take(changed.get(), settled, unopened);
        }
        settled.sort(null);
        return new ChangedPaths(settled.stream().distinct().toList(), widened);
    }

    private static int take(List<Node> nodes, List<String> settled, Deque<Node> unopened) {
        int size = 0;
        for (Node node : nodes) {
            size += node.size();
            if (node.isDirectory) {
                unopened.add(node);
            } else {
                settled.add(node.path);
            }
        }
        return size;
    }

    /** What differs directly in this directory; empty if that does not fit. */
    private Optional<List<Node>> open(Node directory, int budget) throws IOException {
        var changed = new ArrayList<Node>();
        int size = 0;
        try (var walk = new TreeWalk(reader)) {
            walk.setFilter(TreeFilter.ANY_DIFF);
            add(walk, directory.before);
            add(walk, directory.after);
            while (walk.next()) {
                Node node = node(directory, walk);
                size += node.size();
                if (size > budget) {
                    return Optional.empty();
                }
                changed.add(node);
            }
        }
        return Optional.of(changed);
    }

    private static void add(TreeWalk walk, ObjectId tree) throws IOException {
        if (tree.equals(ABSENT)) {
            walk.addTree(new EmptyTreeIterator());
        } else {
            walk.addTree(tree);
        }
    }

    private static Node node(Node parent, TreeWalk walk) {
        boolean wasDirectory = FileMode.TREE.equals(walk.getRawMode(0));
        boolean isDirectory = FileMode.TREE.equals(walk.getRawMode(1));
        String path = parent.path + walk.getNameString();
        return wasDirectory || isDirectory
                ? new Node(
                        path + "/",
                        wasDirectory ? walk.getObjectId(0) : ABSENT,
                        isDirectory ? walk.getObjectId(1) : ABSENT,
                        true)
                : new Node(path, ABSENT, ABSENT, false);
    }
}
