package dev.tidemark.ingest.git;

import dev.tidemark.ingest.git.FeedingPaths.Feeding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** Trees in memory, and what feeds a source in them. */
final class TreeOf {

    /** Before the target of a symbolic link. */
    static final String LINK = "-> ";

    private TreeOf() {}

    /** A content of 40 hexadecimal digits is a submodule's commit. */
    static Optional<Feeding> find(Map<String, String> files, String source) {
        try (var repository = new InMemoryRepository(new DfsRepositoryDescription("test"));
                var inserter = repository.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            var builder = index.builder();
            for (var file : files.entrySet()) {
                builder.add(entry(file.getKey(), file.getValue(), inserter));
            }
            builder.finish();
            ObjectId tree = index.writeTree(inserter);
            inserter.flush();
            try (var reader = repository.newObjectReader()) {
                return FeedingPaths.of(reader, tree, source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Feeding feeding(Map<String, String> files, String source) {
        return find(files, source).orElseThrow();
    }

    private static DirCacheEntry entry(String path, String content, ObjectInserter inserter)
            throws IOException {
        var entry = new DirCacheEntry(path);
        if (ObjectId.isId(content)) {
            entry.setFileMode(FileMode.GITLINK);
            entry.setObjectId(ObjectId.fromString(content));
            return entry;
        }
        boolean isLink = content.startsWith(LINK);
        String stored = isLink ? content.substring(LINK.length()) : content;
        entry.setFileMode(isLink ? FileMode.SYMLINK : FileMode.REGULAR_FILE);
        entry.setObjectId(
                inserter.insert(Constants.OBJ_BLOB, stored.getBytes(StandardCharsets.UTF_8)));
        return entry;
    }
}
