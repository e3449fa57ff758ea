package dev.tidemark.ingest.git;

import dev.tidemark.ingest.git.FeedingPaths.Feeding;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * A bare clone of a watched repository. A cache, never a truth: whatever is wrong with it, it is
 * deleted and fetched again. Nothing in it is run or checked out. Blocking; not for two threads.
 */
final class Mirror {

    private static final RefSpec BRANCHES = new RefSpec("+refs/heads/*:refs/heads/*");

    /** For one answer of the server. */
    private static final int PATIENCE_SECONDS = 30;

    private final Path directory;
    private final URIish remote;
    private final Optional<String> token;
    private final Duration longest;
    private final long largest;

    Mirror(Path directory, String url, Optional<String> token, Duration longest, long largest) {
        this.directory = directory;
        this.token = token;
        this.longest = longest;
        this.largest = largest;
        try {
            this.remote = new URIish(url);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("a clone's address is one", impossible);
        }
    }

    /** Whether the commit is here already. */
    boolean contains(String sha) throws IOException {
        if (!isThere()) {
            return false;
        }
        try (Repository clone = Clone.open(directory);
                ObjectReader reader = clone.newObjectReader()) {
            ObjectId id = ObjectId.fromString(sha);
            // An application may name a tag or anything else as its revision.
            return reader.has(id) && reader.open(id).getType() == Constants.OBJ_COMMIT;
        } catch (IOException | UnusableClone damaged) {
            drop();
            return false;
        }
    }

    private boolean isThere() {
        return Files.exists(directory.resolve(Constants.HEAD));
    }

    /**
     * Brings every branch here.
     *
     * @throws IOException if the server does not give it, or not within the limits
     */
    void fetch() throws IOException {
        if (!isThere()) {
            drop();
            Clone.createBare(directory);
        }
        var limits = new FetchLimits(directory, longest, largest);
        try (Repository clone = Clone.open(directory);
                Transport transport = Transport.open(clone, remote)) {
            transport.setTimeout(PATIENCE_SECONDS);
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setRemoveDeletedRefs(true);
            token.ifPresent(secret ->
                    transport.setCredentialsProvider(new FetchCredentials(remote, secret)));
            transport.fetch(limits, List.of(BRANCHES));
        } catch (TransportException | NotSupportedException refused) {
            if (isDamage(refused)) {
                drop();
            }
            throw new IOException(refused.getMessage(), refused);
        } catch (IOException | UnusableClone damaged) {
            drop();
            throw new IOException("the mirror is damaged and is fetched anew", damaged);
        }
        if (limits.wereExceeded()) {
            throw new IOException("the repository is too large, or took too long to arrive");
        }
    }

    /**
     * What feeds a source at a commit that is here; empty if there is no such directory.
     *
     * @throws IOException if the mirror is damaged; it is gone then
     */
    Optional<Feeding> feeding(String sha, String path) throws IOException {
        try (Repository clone = Clone.open(directory);
                ObjectReader reader = clone.newObjectReader();
                var walk = new RevWalk(reader)) {
            var tree = walk.parseCommit(ObjectId.fromString(sha)).getTree();
            return FeedingPaths.of(reader, tree, path);
        } catch (IOException
                | UnusableClone
                | LargeObjectException
                | IllegalArgumentException
                | IndexOutOfBoundsException damaged) {
            drop();
            throw new IOException("the mirror is damaged and is fetched anew", damaged);
        }
    }

    /** JGit says so also of what it misses here while it asks there. */
    private static boolean isDamage(@Nullable Throwable failure) {
        return failure != null
                && (failure instanceof MissingObjectException
                        || failure instanceof CorruptObjectException
                        || isDamage(failure.getCause()));
    }

    private void drop() throws IOException {
        FileUtils.delete(
                directory.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
    }
}
