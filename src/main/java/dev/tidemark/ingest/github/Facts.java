package dev.tidemark.ingest.github;

import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Fact;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The natural keys of what GitHub tells, by webhook or API alike. Times in them are whole seconds.
 */
final class Facts {

    private static final int DIGEST_BYTES = 8;

    private Facts() {}

    static Fact opened(Repository repository, long number) {
        return change(repository, number, "opened");
    }

    static Fact updated(
            Repository repository, long number, Revision before, Revision after, Instant at) {
        return change(repository, number, "updated", before.sha(), after.sha(), at.toString());
    }

    /**
     * A title, the base branch and the draft state can all change within one second, each told by a
     * delivery of its own, so what was said is part of the key.
     */
    static Fact edited(Repository repository, long number, Instant at, Description description) {
        return change(repository, number, "edited", at.toString(), digest(description));
    }

    static Fact merged(Repository repository, long number, @Nullable Revision mergeCommit) {
        return mergeCommit == null
                ? change(repository, number, "merged")
                : change(repository, number, "merged", mergeCommit.sha());
    }

    static Fact closed(Repository repository, long number, Instant at) {
        return change(repository, number, "closed", at.toString());
    }

    static Fact reopened(Repository repository, long number, Instant at) {
        return change(repository, number, "reopened", at.toString());
    }

    static Fact reviewed(Repository repository, String reviewId, ReviewState state) {
        return Fact.of(
                "review", repository.toString(), reviewId, state.name().toLowerCase(Locale.ROOT));
    }

    static Fact pushed(Repository repository, String ref, Revision before, Revision after) {
        return Fact.of(repository.toString(), ref, before.sha(), after.sha());
    }

    static Fact renamed(Repository repository, String from, String to) {
        return Fact.of(repository.toString(), "renamed", from, to);
    }

    static Fact run(Repository repository, String runId, int attempt, String predicate) {
        return Fact.of("run", repository.toString(), runId, Integer.toString(attempt), predicate);
    }

    static Fact gap(Repository repository, String ref, Revision known, Revision newestMissing) {
        return Fact.of(repository.toString(), "gap", ref, known.sha(), newestMissing.sha());
    }

    private static Fact change(Repository repository, long number, String... rest) {
        var parts = new String[rest.length + 1];
        parts[0] = Long.toString(number);
        System.arraycopy(rest, 0, parts, 1, rest.length);
        return Fact.of(repository.toString(), parts);
    }

    private static String digest(Description description) {
        String said =
                String.join(
                        "\0",
                        Objects.toString(description.title(), ""),
                        Objects.toString(description.base(), ""),
                        Objects.toString(description.headRef(), ""),
                        Objects.toString(description.head(), ""),
                        Objects.toString(description.draft(), ""));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
