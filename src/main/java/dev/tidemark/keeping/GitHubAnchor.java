package dev.tidemark.keeping;

import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.github.GitHubApi;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.kohsuke.github.GHContent;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.HttpException;

/** A repository on GitHub: the default branch of it. */
final class GitHubAnchor implements AnchorRepository {

    private static final Logger LOG = Logger.getLogger(GitHubAnchor.class);

    private final GitHubApi api;
    private final String repository;
    private final Optional<String> token;

    GitHubAnchor(GitHubApi api, String repository, Optional<String> token) {
        this.api = api;
        this.repository = repository;
        this.token = token;
    }

    @Override
    public String name() {
        return repository;
    }

    @Override
    public Optional<SignedNote> last(String origin) throws IOException {
        return asking(() -> {
            Optional<GHContent> file = file(repository(), origin);
            return file.isEmpty() ? Optional.empty() : Optional.of(note(file.get()));
        });
    }

    @Override
    public String commit(String origin, SignedNote note, String message) throws IOException {
        return asking(() -> {
            GHRepository found = repository();
            var draft =
                    found.createContent()
                            .path(AnchorFile.path(origin))
                            .content(note.toString())
                            .message(message);
            // GitHub refuses if the file is no longer this one.
            file(found, origin).ifPresent(before -> draft.sha(before.getSha()));
            return found.getHtmlUrl() + "/commit/" + draft.commit().getCommit().getSHA1();
        });
    }

    private GHRepository repository() throws IOException {
        GitHub github = api.connect(GitHubAnchor::isWaiting, token);
        try {
            return github.getRepository(repository);
        } catch (FileNotFoundException hidden) {
            throw new IOException(
                    "GitHub does not show " + repository + ": it is not there, or not to the token",
                    hidden);
        }
    }

    private static Optional<GHContent> file(GHRepository found, String origin) throws IOException {
        try {
            return Optional.of(found.getFileContent(AnchorFile.path(origin)));
        } catch (FileNotFoundException none) {
            return Optional.empty();
        }
    }

    private static SignedNote note(GHContent file) throws IOException {
        if (file.getSize() > LARGEST_NOTE) {
            throw new IOException("what is anchored is too large for a checkpoint");
        }
        try (InputStream content = file.read()) {
            return AnchorFile.read(content.readNBytes(LARGEST_NOTE));
        }
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    /** What GitHub answers may be long, and quote what was sent. */
    private static <T> T asking(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (GHException wrapped) {
            throw new IOException("GitHub was not reached", wrapped);
        } catch (HttpException refused) {
            throw new IOException(
                    refused.getResponseCode() > 0
                            ? "GitHub answered with " + refused.getResponseCode()
                            : "GitHub was not reached",
                    refused);
        }
    }

    private static void isWaiting(Duration pause) {
        LOG.infof("Anchoring waits %d s for GitHub's limits", pause.toSeconds());
    }
}
