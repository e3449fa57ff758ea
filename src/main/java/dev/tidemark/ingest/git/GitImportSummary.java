package dev.tidemark.ingest.git;

import dev.tidemark.event.Revision;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What became of an import.
 *
 * @param commits how many were read
 * @param newEntries how many entries the log got
 * @param alreadyRecorded how many it had
 * @param leftOut commits that hold more than an entry can
 */
public record GitImportSummary(
        int commits, long newEntries, long alreadyRecorded, List<Revision> leftOut, Duration took) {

    public GitImportSummary {
        leftOut = List.copyOf(leftOut);
    }

    /** As one sentence. */
    @Override
    public String toString() {
        String sentence =
                String.format(
                        Locale.ROOT,
                        "%,d %s, %,d new %s, %,d already recorded, in %.1f s",
                        commits,
                        commits == 1 ? "commit" : "commits",
                        newEntries,
                        newEntries == 1 ? "entry" : "entries",
                        alreadyRecorded,
                        took.toMillis() / 1_000.0);
        return leftOut.isEmpty()
                ? sentence
                : sentence
                        + "; left out, because they name more authors than an entry holds: "
                        + leftOut.stream().map(Revision::sha).collect(Collectors.joining(", "));
    }
}
