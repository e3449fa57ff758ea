package dev.tidemark.ingest.git;

import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Revision;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Appended;
import dev.tidemark.eventlog.EntryTooLarge;
import dev.tidemark.eventlog.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records the past of a clone. It may be stopped at any moment and run again: what is recorded
 * already is left as it is, and counted.
 */
@ApplicationScoped
public class GitImport {

    /** Commits that are read and appended together. */
    private static final int BATCH = 500;

    private final EventLog log;
    private final Clock clock;

    public GitImport(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * How far an import is.
     *
     * @param branch the one that is read
     * @param commits recorded so far
     * @param of how many there are
     */
    public record Progress(String branch, int commits, int of) {}

    /**
     * Reads the default branch from the oldest commit on.
     *
     * @param clone a working clone or a bare one
     * @param repository which one it is of, as {@code host/owner/name}
     * @param branch its default branch, where the clone does not say it
     * @param progress told after each batch
     * @throws UnusableClone with a sentence for whoever named the clone
     * @throws IllegalArgumentException if {@code repository} has another form
     */
    public GitImportSummary run(
            Path clone, String repository, @Nullable String branch, Consumer<Progress> progress) {
        Instant started = clock.instant();
        var from = ClonedFrom.parse(repository);
        var addresses = new NoreplyAddress(from.repository().host());
        try (GitHistory history = GitHistory.open(clone, branch, addresses)) {
            var mapper = new GitMapper(from, history.branch().ref(), history.branch().isDefault());
            var tally = new Tally();
            for (var batch = history.next(BATCH); !batch.isEmpty(); batch = history.next(BATCH)) {
                record(batch, mapper, tally);
                progress.accept(
                        new Progress(history.branch().name(), tally.commits, history.size()));
            }
            return tally.summary(Duration.between(started, clock.instant()));
        }
    }

    private void record(List<GitCommit> batch, GitMapper mapper, Tally tally) {
        var entries = new ArrayList<NewEntry>();
        batch.forEach(commit -> entries.addAll(mapper.map(commit)));
        try {
            tally.add(append(entries));
            tally.commits += batch.size();
        } catch (EntryTooLarge tooLarge) {
            leaveOut(batch, mapper, tally);
        }
    }

    /** Only a commit made for it has more authors than an entry holds: the others are recorded. */
    private void leaveOut(List<GitCommit> batch, GitMapper mapper, Tally tally) {
        if (batch.size() > 1) {
            batch.forEach(commit -> record(List.of(commit), mapper, tally));
        } else {
            tally.leftOut.add(batch.getFirst().sha());
            tally.commits++;
        }
    }

    private List<Appended> append(List<NewEntry> entries) {
        try {
            return log.append(Append.of(entries)).toCompletableFuture().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private static final class Tally {

        private final List<Revision> leftOut = new ArrayList<>();
        private int commits;
        private long recorded;
        private long known;

        void add(List<Appended> appended) {
            for (Appended one : appended) {
                switch (one) {
                    case Appended.New ignored -> recorded++;
                    case Appended.AlreadyRecorded ignored -> known++;
                    case Appended.Moved ignored ->
                            throw new IllegalStateException("an import expects no head");
                }
            }
        }

        GitImportSummary summary(Duration took) {
            return new GitImportSummary(commits, recorded, known, leftOut, took);
        }
    }
}
