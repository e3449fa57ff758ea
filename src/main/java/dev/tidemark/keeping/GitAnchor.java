package dev.tidemark.keeping;

import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.git.MachineSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** A bare repository on this machine, made if it is not there. */
final class GitAnchor implements AnchorRepository {

    private static final String BRANCH = Constants.R_HEADS + "main";

    private final Path directory;
    private final Clock clock;

    GitAnchor(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        MachineSettings.ignore();
    }

    @Override
    public String name() {
        return directory.toUri().toString();
    }

    @Override
    public Optional<SignedNote> last(String origin) throws IOException {
        if (!Files.exists(directory.resolve(Constants.HEAD))) {
            return Optional.empty();
        }
        try (Repository repository = open();
                var walk = new RevWalk(repository)) {
            ObjectId head = repository.resolve(Constants.HEAD);
            if (head == null) {
                return Optional.empty();
            }
            var tree = walk.parseCommit(head).getTree();
            try (TreeWalk file = TreeWalk.forPath(repository, AnchorFile.path(origin), tree)) {
                return file == null
                        ? Optional.empty()
                        : Optional.of(AnchorFile.read(content(repository, file.getObjectId(0))));
            }
        }
    }

    private static byte[] content(Repository repository, ObjectId file) throws IOException {
        var loader = repository.open(file, Constants.OBJ_BLOB);
        if (loader.getSize() > LARGEST_NOTE) {
            throw new IOException("what is anchored is too large for a checkpoint");
        }
        return loader.getBytes();
    }

    private Repository open() throws IOException {
        if (Files.exists(directory.resolve(Constants.DOT_GIT))) {
            throw new IOException("the repository to anchor in must be a bare one");
        }
        return new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .setMustExist(true)
                .build();
    }

    @Override
    public String commit(String origin, SignedNote note, String message) throws IOException {
        if (!Files.exists(directory.resolve(Constants.HEAD))) {
            make();
        }
        try (Repository repository = open();
                ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId parent = repository.resolve(Constants.HEAD);
            var commit = new CommitBuilder();
            commit.setTreeId(tree(repository, inserter, parent, origin, note));
            if (parent != null) {
                commit.setParentId(parent);
            }
            var portal =
                    new PersonIdent(
                            "Tidemark", "tidemark@localhost", clock.instant(), ZoneOffset.UTC);
            commit.setAuthor(portal);
            commit.setCommitter(portal);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            move(repository, parent, id);
            return name() + ", commit " + id.name();
        }
    }

    private void make() throws IOException {
        Files.createDirectories(directory);
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build()) {
            repository.create(true);
            repository.updateRef(Constants.HEAD).link(BRANCH);
        }
    }

    private static ObjectId tree(
            Repository repository,
            ObjectInserter inserter,
            @Nullable ObjectId parent,
            String origin,
            SignedNote note)
            throws IOException {
        ObjectId blob =
                inserter.insert(
                        Constants.OBJ_BLOB, note.toString().getBytes(StandardCharsets.UTF_8));
        DirCache files = DirCache.newInCore();
        if (parent != null) {
            DirCacheBuilder before = files.builder();
            try (var walk = new RevWalk(repository)) {
                before.addTree(
                        new byte[0],
                        DirCacheEntry.STAGE_0,
                        walk.getObjectReader(),
                        walk.parseCommit(parent).getTree());
            }
            before.finish();
        }
        DirCacheEditor editor = files.editor();
        editor.add(
                new DirCacheEditor.PathEdit(AnchorFile.path(origin)) {
                    @Override
                    public void apply(DirCacheEntry entry) {
                        entry.setFileMode(FileMode.REGULAR_FILE);
                        entry.setObjectId(blob);
                    }
                });
        editor.finish();
        return files.writeTree(inserter);
    }

    private static void move(Repository repository, @Nullable ObjectId from, ObjectId to)
            throws IOException {
        RefUpdate update = repository.updateRef(Constants.HEAD);
        update.setExpectedOldObjectId(from == null ? ObjectId.zeroId() : from);
        update.setNewObjectId(to);
        update.setRefLogMessage("commit: checkpoint", false);
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
            throw new IOException("the branch did not move: " + result);
        }
    }
}
