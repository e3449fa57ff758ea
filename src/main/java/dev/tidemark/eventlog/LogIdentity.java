package dev.tidemark.eventlog;

import dev.tidemark.event.LogEvent;
import dev.tidemark.eventlog.merkle.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which name and key the log goes by, as its own entries say.
 *
 * @param incarnation 0, and one more for each accepted restore
 */
public record LogIdentity(String origin, VerifierKey key, int incarnation) {

    /** What the entries about the log, oldest first, add up to; empty for an empty log. */
    static Optional<LogIdentity> of(List<StoredEntry> aboutLog) {
        LogIdentity identity = null;
        for (StoredEntry entry : aboutLog) {
            if (!(entry.decode().event() instanceof LogEvent event)) {
                continue;
            }
            if (event instanceof LogEvent.Started started) {
                identity =
                        new LogIdentity(
                                started.origin(), VerifierKey.parse(started.verifierKey()), 0);
            } else if (identity != null) {
                identity = identity.after(event);
            }
        }
        return Optional.ofNullable(identity);
    }

    /** Every key that was this log's, under whichever origin. */
    static List<VerifierKey> keys(List<StoredEntry> aboutLog) {
        return IntStream.rangeClosed(1, aboutLog.size())
                .mapToObj(end -> of(aboutLog.subList(0, end)))
                .flatMap(Optional::stream)
                .map(LogIdentity::key)
                .toList();
    }

    private LogIdentity after(LogEvent event) {
        return switch (event) {
            case LogEvent.KeyAdopted adopted ->
                    isSignedByBoth(adopted)
                            ? new LogIdentity(
                                    origin, VerifierKey.parse(adopted.verifierKey()), incarnation)
                            : this;
            case LogEvent.Incarnated incarnated ->
                    new LogIdentity(
                            incarnated.origin(),
                            VerifierKey.parse(incarnated.verifierKey()),
                            incarnation + 1);
            case LogEvent.Started ignored -> this;
            case LogEvent.Verified ignored -> this;
            case LogEvent.VerificationFailed ignored -> this;
            case LogEvent.Anchored ignored -> this;
        };
    }

    /** Anyone who can add an entry could name a key; only who holds both can sign with them. */
    private boolean isSignedByBoth(LogEvent.KeyAdopted adopted) {
        byte[] message = adopted.verifierKey().getBytes(StandardCharsets.UTF_8);
        try {
            return key.verifies(message, Base64.getDecoder().decode(adopted.signedByOld()))
                    && VerifierKey.parse(adopted.verifierKey())
                            .verifies(message, Base64.getDecoder().decode(adopted.signedByNew()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** The origin of the next incarnation: the first one's with a number behind it. */
    String nextOrigin() {
        String base = incarnation == 0 ? origin : origin.substring(0, origin.lastIndexOf('/'));
        return base + "/" + (incarnation + 1);
    }
}
