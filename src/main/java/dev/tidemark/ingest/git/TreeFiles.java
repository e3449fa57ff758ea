package dev.tidemark.ingest.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The files of one commit, looked up by path. Links are what they are, and never followed. */
final class TreeFiles {

    private final ObjectReader reader;
    private final ObjectId root;

    TreeFiles(ObjectReader reader, ObjectId root) {
        this.reader = reader;
        this.root = root;
    }

    /** What stands at a path. */
    record Node(ObjectId id, FileMode mode) {

        boolean isDirectory() {
            return mode.equals(FileMode.TREE);
        }

        boolean isFile() {
            return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
        }
    }

    Optional<Node> find(String path) throws IOException {
        if (path.isEmpty()) {
            return Optional.of(new Node(root, FileMode.TREE));
        }
        try (TreeWalk walk = TreeWalk.forPath(reader, path, root)) {
            return walk == null
                    ? Optional.empty()
                    : Optional.of(new Node(walk.getObjectId(0), walk.getFileMode(0)));
        }
    }

    /** Names of what stands directly in a directory. */
    List<String> names(ObjectId directory) throws IOException {
        var names = new ArrayList<String>();
        try (var walk = new TreeWalk(reader)) {
            walk.addTree(directory);
            while (walk.next()) {
                names.add(walk.getNameString());
            }
        }
        return names;
    }

    /** A file's content; empty if it is larger. */
    Optional<byte[]> read(Node file, int limit) throws IOException {
        ObjectLoader loader = reader.open(file.id(), Constants.OBJ_BLOB);
        return loader.getSize() > limit ? Optional.empty() : Optional.of(loader.getBytes(limit));
    }
}
