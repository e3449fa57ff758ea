package dev.tidemark.ingest.policy;

import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The repository that holds the policy, as GitHub answers now. Blocking. */
interface PolicyRepository {

    /** The newest commit of the default branch, and what the repository is; empty without one. */
    Optional<Head> head() throws IOException;

    /** What the file is worth at a commit. */
    Judgement judge(Revision commit) throws IOException;

    /** How another commit stands to one. */
    Order order(Revision one, Revision other) throws IOException;

    /** Open pull requests into the default branch, the newest first. */
    List<Pull> pulls() throws IOException;

    boolean touchesTheFile(Pull pull) throws IOException;

    /** Says on a commit what its file is worth. */
    void say(Revision commit, Judgement judgement) throws IOException;

    /** The newest commit of a repository's default branch. */
    record Head(Repository repository, URI address, Revision commit) {}

    /** A pull request with its head. */
    record Pull(long number, Revision head) {}

    /** By ancestry. */
    enum Order {
        SAME,
        /** The other one came after it. */
        AFTER,
        /** The other one came before it. */
        BEFORE,
        /** Neither is in the other's past: the branch was forced elsewhere. */
        ASIDE
    }
}
