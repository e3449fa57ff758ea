package dev.tidemark.sandbox.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** A bare repository on disk, which anyone can clone or import while the story goes on. */
public final class BareClone implements GitObjects {

    private static final String SECTION = "tidemark";
    private static final String MARK = "sandbox";

    private final Repository repository;
    private final ObjectInserter inserter;

    /** Moving a ref on disk is slow, and a story's past moves the same few again and again. */
    private final Map<String, Optional<ObjectId>> moved = new LinkedHashMap<>();

    private BareClone(Repository repository) {
        this.repository = repository;
        this.inserter = repository.newObjectInserter();
    }

    /**
     * Opens the clone of an earlier story, without its refs, or makes a new one.
     *
     * @throws IllegalArgumentException if there is something else in that directory
     */
    public static BareClone at(Path directory, String defaultBranch) throws IOException {
        // Measuring the file system's clock would otherwise delay the first object by seconds.
        FS.FileStoreAttributes.setBackground(true);
        var repository =
                new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
        if (Files.exists(directory.resolve(Constants.HEAD))) {
            forgetRefs(repository, directory);
        } else {
            create(repository, directory);
        }
        repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + defaultBranch);
        return new BareClone(repository);
    }

    private static void create(Repository repository, Path directory) throws IOException {
        Files.createDirectories(directory);
        try (var content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new IllegalArgumentException(directory + " is not empty");
            }
        }
        repository.create(true);
        repository.getConfig().setBoolean(SECTION, null, MARK, true);
        repository.getConfig().save();
    }

    private static void forgetRefs(Repository repository, Path directory) throws IOException {
        if (!repository.getConfig().getBoolean(SECTION, MARK, false)) {
            throw new IllegalArgumentException(directory + " was not made by a sandbox");
        }
        for (Ref ref : repository.getRefDatabase().getRefs()) {
            if (ref.getName().startsWith(Constants.R_REFS)) {
                delete(repository, ref.getName());
            }
        }
    }

    @Override
    public ObjectId insert(int type, byte[] content) {
        try {
            return inserter.insert(type, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void updateRef(String ref, @Nullable ObjectId commit) {
        moved.put(ref, Optional.ofNullable(commit));
    }

    @Override
    public void publish() {
        try {
            inserter.flush();
            for (var ref : moved.entrySet()) {
                if (ref.getValue().isPresent()) {
                    move(ref.getKey(), ref.getValue().get());
                } else {
                    delete(repository, ref.getKey());
                }
            }
            moved.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void move(String ref, ObjectId commit) throws IOException {
        var update = repository.updateRef(ref);
        update.setNewObjectId(commit);
        update.disableRefLog();
        check(ref, update.forceUpdate());
    }

    private static void delete(Repository repository, String ref) throws IOException {
        var update = repository.updateRef(ref);
        update.setForceUpdate(true);
        check(ref, update.delete());
    }

    private static void check(String ref, RefUpdate.Result result) {
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
            default -> throw new IllegalStateException(ref + ": " + result);
        }
    }

    @Override
    public Optional<Repository> stored() {
        return Optional.of(repository);
    }

    @Override
    public void close() {
        inserter.close();
        repository.close();
    }
}
