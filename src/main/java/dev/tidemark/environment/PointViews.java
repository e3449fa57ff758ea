package dev.tidemark.environment;

import dev.tidemark.environment.PointParameters.Asked;
import dev.tidemark.web.Figures;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Points in time as pages show them, and the addresses of others. */
@Singleton
class PointViews {

    private final EnvironmentMessages words;
    private final Times times;

    PointViews(EnvironmentMessages words, Times times) {
        this.words = words;
        this.times = times;
    }

    PointView view(Asked asked, @Nullable Instant compare, String path) {
        Instant at = asked.point().at();
        Long known = asked.point().known();
        return new PointView(
                at,
                known,
                known == null ? null : words.knownNote(Figures.grouped(known)),
                at == null ? "" : times.field(at),
                compare == null ? "" : times.field(compare),
                compare,
                asked.wasFuture(),
                path,
                query(at == null ? null : at.toString(), known),
                choices(asked, path));
    }

    private List<PointView.Choice> choices(Asked asked, String path) {
        Instant at = asked.point().at();
        return List.of(
                choice(words.now(), path, null, asked, at == null),
                choice(words.hourAgo(), path, "1h", asked, isAgo(at, Duration.ofHours(1))),
                choice(words.yesterday(), path, "1d", asked, isAgo(at, Duration.ofDays(1))),
                choice(words.weekAgo(), path, "1w", asked, isAgo(at, Duration.ofDays(7))));
    }

    private boolean isAgo(@Nullable Instant at, Duration ago) {
        return at != null && Duration.between(at, times.now()).minus(ago).abs().toSeconds() < 30;
    }

    private static PointView.Choice choice(
            String label, String path, @Nullable String at, Asked asked, boolean isShown) {
        return new PointView.Choice(label, path + query(at, asked.point().known()), isShown);
    }

    private static String query(@Nullable String at, @Nullable Long known) {
        String query =
                Stream.of(at == null ? null : "at=" + at, known == null ? null : "known=" + known)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
