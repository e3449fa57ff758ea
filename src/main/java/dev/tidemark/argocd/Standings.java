package dev.tidemark.argocd;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How live state stood to Git, as segments tell by what is known of paths now. */
final class Standings {

    private final List<Segment> segments;
    private final Map<String, String> digests;

    /** By segments in the order of time. */
    Standings(List<Segment> segments, Map<String, String> digests) {
        this.segments = segments;
        this.digests = digests;
    }

    /**
     * Since when it stood so at an instant.
     *
     * @param otherwise if no segment tells
     */
    @Nullable Instant since(Standing standing, Instant at, @Nullable Instant otherwise) {
        Instant since = otherwise;
        boolean hasBegun = false;
        for (Segment segment : segments.reversed()) {
            if (segment.from().isAfter(at)) {
                continue;
            }
            boolean isSo = segment.standing(digests) == standing;
            // What only a sync told later did not stand yet.
            if (!isSo && (segment.seen() || hasBegun)) {
                break;
            }
            if (isSo) {
                hasBegun = true;
                since = segment.from();
            }
        }
        return since;
    }

    /** States as they are known now that more is known of paths. */
    List<ApplicationState> settled(List<ApplicationState> known) {
        return known.stream().map(this::settled).toList();
    }

    private ApplicationState settled(ApplicationState known) {
        if (known.standing() == Standing.UNKNOWN) {
            return known;
        }
        ApplicationState settled = withStanding(known);
        return settled.standingSince(
                since(settled.standing(), settled.from(), settled.standingSince()));
    }

    private ApplicationState withStanding(ApplicationState state) {
        if (state.standing() != Standing.UNDETERMINED) {
            return state;
        }
        return segments.reversed().stream()
                .filter(segment -> segment.seen() && !segment.from().isAfter(state.from()))
                .findFirst()
                .map(segment -> state.settled(segment.standing(digests)))
                .orElse(state);
    }
}
