package dev.tidemark.projection;

import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which repository each name means, as far as is known now. */
record Naming(Map<String, Repository> byName) {

    /** The name by which this entry speaks of its repository; null if it knows the id. */
    static @Nullable String nameIn(Entry entry) {
        Repository repository = entry.envelope().repository();
        return repository == null || repository.isById() ? null : repository.toString();
    }

    static Set<String> namesIn(Collection<Entry> entries) {
        return entries.stream()
                .map(Naming::nameIn)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The entry as if it had known the repository's id, in its fact and subject as well. */
    Entry canonical(Entry entry) {
        String name = nameIn(entry);
        Repository known = name == null ? null : byName.get(name);
        if (name == null || known == null) {
            return entry;
        }
        Recorded<Event> recorded = entry.recorded();
        Envelope envelope = recorded.envelope();
        Envelope canonical =
                new Envelope(
                        new Fact(replaced(envelope.fact().value(), name, known)),
                        new Subject(replaced(envelope.subject().value(), name, known)),
                        envelope.source(),
                        envelope.time(),
                        envelope.actor(),
                        envelope.proof(),
                        envelope.observedBy(),
                        envelope.mapper(),
                        known,
                        envelope.revision(),
                        envelope.evidence(),
                        envelope.supersedes());
        return new Entry(
                entry.type(),
                new Recorded<>(
                        recorded.position(),
                        recorded.id(),
                        recorded.recordedAt(),
                        canonical,
                        recorded.event()),
                entry.data());
    }

    private static String replaced(String key, String name, Repository known) {
        String from = Fact.of(name).value();
        String to = Fact.of(known.toString()).value();
        return Arrays.stream(key.split("/", -1))
                .map(part -> part.equals(from) ? to : part)
                .collect(Collectors.joining("/"));
    }
}
