package dev.tidemark.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.NewEntry;
import dev.tidemark.projection.FoldedToHead;
import dev.tidemark.projection.LogFixture;
import dev.tidemark.projection.Projections;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What is read at the log's head is what the read model becomes once it has caught up, however far
 * behind it is: late entries, names that move, repetitions.
 */
class FoldedToHeadProperties {

    @Property(tries = 6)
    void rowsAtTheHeadAreThoseOfTheFutureReadModel(@ForAll Random random) {
        var told = new ArrayList<NewEntry>(ReadModelProperties.MORNING);
        told.addAll(ReadModelProperties.MORNING.subList(0, 10));
        Collections.shuffle(told, random);
        int folded = random.nextInt(told.size() + 1);
        var changes = new ChangeProjection();
        var revisions = new RevisionProjection();
        try (var fixture = new LogFixture()) {
            Projections projections = fixture.projections(changes, revisions);
            fixture.append(told.subList(0, folded));
            projections.catchUp();
            Set<String> keys = new HashSet<>(fixture.rows(changes).keySet());
            Set<String> revisionKeys = new HashSet<>(fixture.rows(revisions).keySet());
            fixture.append(told.subList(folded, told.size()));
            Projections later = fixture.projections(changes, revisions);
            var head = new FoldedToHead(fixture.log(), fixture.database());
            Map<String, Change> before =
                    head.ask(List.of(changes, revisions), at -> at.rows(changes, keys));

            later.catchUp();

            keys.removeIf(key -> !fixture.rows(changes).containsKey(key));
            assertThat(before.keySet()).isEqualTo(keys);
            Map<String, Change> all = fixture.rows(changes);
            Map<String, PushedRevision> pushed = fixture.rows(revisions);
            assertThat(all).containsAllEntriesOf(before);
            revisionKeys.addAll(pushed.keySet());
            assertThat(
                            head.<Map<String, PushedRevision>>ask(
                                    List.of(revisions), at -> at.rows(revisions, revisionKeys)))
                    .isEqualTo(pushed);
        }
    }

    @Property(tries = 6)
    void rowsThatNoReadModelHoldsYetAreThere(@ForAll Random random) {
        var told = new ArrayList<NewEntry>(ReadModelProperties.MORNING);
        Collections.shuffle(told, random);
        int folded = random.nextInt(told.size() / 2);
        var changes = new ChangeProjection();
        try (var fixture = new LogFixture()) {
            fixture.append(told.subList(0, folded));
            fixture.projections(changes).catchUp();
            fixture.append(told.subList(folded, told.size()));
            var head = new FoldedToHead(fixture.log(), fixture.database());
            Set<String> ahead = head.ask(List.of(changes), at -> at.ahead(changes));
            Map<String, Change> rows = head.ask(List.of(changes), at -> at.rows(changes, ahead));
            Set<String> stored = fixture.rows(changes).keySet();

            fixture.projections(changes).catchUp();

            Map<String, Change> all = fixture.rows(changes);
            assertThat(all).containsAllEntriesOf(rows);
            // What the tail does not touch is as it was stored.
            all.keySet().removeAll(ahead);
            assertThat(stored).containsAll(all.keySet());
        }
    }
}
