package dev.tidemark.projection;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Repository;
import dev.tidemark.event.RevisionEvent;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A repository, known by its id, was seen under a name. Of several sightings the greatest counts.
 *
 * @param name {@code host/owner/name} in lower case, as {@link Repository#byName} writes it
 * @param label {@code owner/name} as the source writes it
 * @param time when, by the source's clock
 * @param entry id of the entry that says so
 * @param current false for a name that this very entry calls a former one
 */
record Sighting(
        String name, String label, Repository repository, Instant time, UUID entry, boolean current)
        implements Comparable<Sighting> {

    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9._-]+/[A-Za-z0-9._-]+)/?");
    private static final Comparator<Sighting> ORDER =
            Comparator.comparing(Sighting::time)
                    .thenComparing(Sighting::entry, FoldedTo.IDS)
                    .thenComparing(Sighting::current);

    /** What an entry says about names: nothing, the name in its source, or both of a renaming. */
    static List<Sighting> in(Entry entry) {
        Envelope envelope = entry.envelope();
        Repository repository = envelope.repository();
        // A claimed time (a Git committer's date) could lie in 2099 and hold a name for ever.
        if (repository == null || !repository.isById() || envelope.proof() == ActorProof.CLAIMED) {
            return List.of();
        }
        if (entry.event() instanceof RevisionEvent.RepositoryRenamed renamed) {
            return Stream.of(
                            sighting(entry, repository, renamed.from(), false),
                            sighting(entry, repository, renamed.to(), true))
                    .flatMap(Optional::stream)
                    .toList();
        }
        String label = labelIn(envelope.source(), repository.host());
        return label == null
                ? List.of()
                : sighting(entry, repository, label, true).map(List::of).orElse(List.of());
    }

    private static Optional<Sighting> sighting(
            Entry entry, Repository repository, String ownerAndName, boolean current) {
        Matcher label = NAME.matcher(ownerAndName);
        return label.matches()
                ? Optional.of(
                        new Sighting(
                                Repository.byName(repository.host(), label.group(1)).toString(),
                                label.group(1),
                                repository,
                                entry.envelope().time(),
                                entry.id(),
                                current))
                : Optional.empty();
    }

    private static @Nullable String labelIn(URI source, String host) {
        String authority = source.getAuthority();
        String path = source.getPath();
        return authority != null
                        && path != null
                        && path.length() > 1
                        && authority.toLowerCase(Locale.ROOT).equals(host)
                ? path.substring(1)
                : null;
    }

    @Override
    public int compareTo(Sighting other) {
        return ORDER.compare(this, other);
    }
}
