package dev.tidemark.ingest.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;

/** A bare repository on disk, written object by object, so that histories can be of any shape. */
public final class GitFixture implements AutoCloseable {

    static final PersonIdent HANA = person("Hana Kim", "12345+hana@users.noreply.github.com");
    static final PersonIdent RAVI = person("Ravi Rao", "ravi@acme.example");
    static final PersonIdent GITHUB = person("GitHub", "noreply@github.com");

    private final FileRepository repository;
    private final ObjectInserter inserter;

    public GitFixture(Path directory) {
        try {
            repository = new FileRepository(directory.toFile());
            repository.create(true);
            repository.getConfig().setBoolean("gc", null, "auto", false);
            inserter = repository.getObjectDatabase().newPackInserter();
            link(Constants.HEAD, "refs/heads/main");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where it is, with everything that was made so far in it. */
    public Path path() {
        try {
            inserter.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return repository.getDirectory().toPath();
    }

    static PersonIdent person(String name, String email) {
        return person(name, email, "2026-03-01T12:00:00Z");
    }

    static PersonIdent person(String name, String email, String when) {
        return new PersonIdent(name, email, Instant.parse(when), ZoneOffset.UTC);
    }

    /** By Hana, committed by her. */
    public ObjectId commit(String message, Map<String, String> files, ObjectId... parents) {
        return commit(message, HANA, HANA, tree(files), parents);
    }

    ObjectId commit(
            String message,
            PersonIdent author,
            PersonIdent committer,
            ObjectId tree,
            ObjectId... parents) {
        return commit(message, StandardCharsets.UTF_8, author, committer, tree, parents);
    }

    ObjectId commit(
            String message,
            Charset encoding,
            PersonIdent author,
            PersonIdent committer,
            ObjectId tree,
            ObjectId... parents) {
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(Arrays.asList(parents));
        commit.setAuthor(author);
        commit.setCommitter(committer);
        commit.setEncoding(encoding);
        commit.setMessage(message);
        return insert(inserter -> inserter.insert(commit));
    }

    /** Any object, well formed or not. */
    ObjectId object(int type, byte[] content) {
        return insert(inserter -> inserter.insert(type, content));
    }

    /** Contents by path; a content of 40 hexadecimal digits is a submodule's commit. */
    ObjectId tree(Map<String, String> files) {
        return insert(inserter -> {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            for (Map.Entry<String, String> file : files.entrySet()) {
                builder.add(entry(file.getKey(), file.getValue(), inserter));
            }
            builder.finish();
            return index.writeTree(inserter);
        });
    }

    private static DirCacheEntry entry(String path, String content, ObjectInserter inserter)
            throws IOException {
        var entry = new DirCacheEntry(path);
        if (ObjectId.isId(content)) {
            entry.setFileMode(FileMode.GITLINK);
            entry.setObjectId(ObjectId.fromString(content));
        } else {
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8)));
        }
        return entry;
    }

    public void branch(String name, ObjectId tip) {
        ref("refs/heads/" + name, tip);
    }

    void ref(String name, ObjectId tip) {
        write(name, tip.name());
    }

    void link(String name, String target) {
        write(name, "ref: " + target);
    }

    /** By hand: JGit would refuse to point a ref at what is no proper commit. */
    private void write(String name, String content) {
        Path file = repository.getDirectory().toPath().resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @FunctionalInterface
    private interface Insert {
        ObjectId into(ObjectInserter inserter) throws IOException;
    }

    private ObjectId insert(Insert insert) {
        try {
            return insert.into(inserter);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        inserter.close();
        repository.close();
    }
}
