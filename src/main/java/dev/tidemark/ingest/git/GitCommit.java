package dev.tidemark.ingest.git;

import dev.tidemark.event.Actor;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.Commit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the default branch's first-parent history.
 *
 * @param before the first parent; {@link Revision#NONE} for the first commit
 * @param isMerge whether it has more than one parent
 * @param committedAt the committer's date: whatever their clock, or they, said
 * @param author the account that the author's address names, if it names one
 * @param committer the account that the committer's address names, if it names one
 * @param byWebInterface whether GitHub committed it for somebody
 * @param authors login of every author and committer among the commits it brought
 * @param commits the newest commits it brought, itself last
 * @param commitCount how many it brought
 */
record GitCommit(
        Revision sha,
        Revision before,
        boolean isMerge,
        Instant committedAt,
        CommitMessage message,
        @Nullable Actor author,
        @Nullable Actor committer,
        boolean byWebInterface,
        ChangedPaths changed,
        List<String> authors,
        List<Commit> commits,
        int commitCount) {}
