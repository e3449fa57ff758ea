package dev.tidemark.projection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins entries of one type and fact: per field the value of the strongest proof that has one, then
 * of the later time, then of the greater id. What arrived first counts for nothing but the
 * position.
 */
final class Join {

    private static final Comparator<Entry> STRENGTH =
            Comparator.<Entry, ActorProof>comparing(entry -> entry.envelope().proof())
                    .thenComparing(entry -> entry.envelope().time())
                    .thenComparing(Entry::id, FoldedTo.IDS);

    private static final Comparator<Entry> STRONGEST_FIRST = STRENGTH.reversed();

    private final Events events;

    /** Makes an event of joined data. */
    @FunctionalInterface
    interface Events {
        Event event(String type, ObjectNode data);
    }

    Join(Events events) {
        this.events = events;
    }

    /**
     * The facts that these entries tell, in the order of {@code (time, id)}.
     *
     * @param entries all entries of these facts that count, with canonical repositories
     */
    List<JoinedFact> facts(Collection<Entry> entries) {
        Map<UUID, List<Entry>> tellings = new LinkedHashMap<>();
        for (Entry entry : entries) {
            tellings.computeIfAbsent(entry.factId(), fact -> new ArrayList<>()).add(entry);
        }
        var facts = new ArrayList<JoinedFact>(tellings.size());
        for (List<Entry> ofOneFact : tellings.values()) {
            facts.add(join(ofOneFact));
        }
        facts.sort(Comparator.comparing(JoinedFact::order));
        return LearntLater.mark(facts);
    }

    private JoinedFact join(List<Entry> tellings) {
        List<Entry> ranked = tellings.stream().sorted(STRONGEST_FIRST).toList();
        Entry strongest = ranked.getFirst();
        Envelope envelope = strongest.envelope();
        Entry first = ranked.stream().min(Comparator.comparingLong(Entry::position)).orElseThrow();
        Entry named =
                ranked.stream()
                        .filter(entry -> entry.envelope().actor() != null)
                        .findFirst()
                        .orElse(strongest);
        @Nullable Actor actor = named.envelope().actor();
        return new JoinedFact(
                strongest.type(),
                envelope.fact(),
                envelope.subject(),
                event(ranked),
                envelope.time(),
                strongest.id(),
                envelope.proof(),
                actor,
                named.envelope().proof(),
                envelope.observedBy(),
                firstSaid(ranked, Envelope::repository),
                firstSaid(ranked, Envelope::revision),
                firstSaid(ranked, Envelope::evidence),
                first.position(),
                first.recorded().recordedAt(),
                false);
    }

    private Event event(List<Entry> ranked) {
        Entry strongest = ranked.getFirst();
        return ranked.size() == 1
                ? strongest.event()
                : events.event(
                        strongest.type(), JoinedData.of(ranked.stream().map(Entry::data).toList()));
    }

    private static <T> @Nullable T firstSaid(
            List<Entry> ranked, Function<Envelope, @Nullable T> field) {
        Stream<@Nullable T> values = ranked.stream().map(entry -> field.apply(entry.envelope()));
        return values.filter(Objects::nonNull).findFirst().orElse(null);
    }
}
