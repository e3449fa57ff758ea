package dev.tidemark.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.NewEntry;
import dev.tidemark.projection.Folded;
import dev.tidemark.projection.LogFixture;
import dev.tidemark.projection.Projections;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The same through the real log and PostgreSQL, with a small budget. */
class ReadModelDatabaseProperties {

    @Property(tries = 12)
    void readModelsAreTheSameInAnyOrderAndAfterARebuild(@ForAll Random random) {
        var told = new ArrayList<>(ReadModelProperties.MORNING);
        told.addAll(ReadModelProperties.MORNING.subList(0, 10));
        Collections.shuffle(told, random);
        var changes = new ChangeProjection();
        var revisions = new RevisionProjection();
        try (var fixture = new LogFixture()) {
            Projections projections = fixture.projections(changes, revisions);
            for (int from = 0; from < told.size(); ) {
                int to = Math.min(told.size(), from + 1 + random.nextInt(8));
                fixture.append(told.subList(from, to));
                projections.catchUp();
                from = to;
            }
            var followed = fixture.rows(changes);
            List<String> facets = facets(fixture);

            projections.rebuild(null, position -> {});

            assertThat(fixture.rows(changes)).isEqualTo(followed);
            assertThat(facets(fixture)).isEqualTo(facets);
            assertThat(ReadModelProperties.withoutPositions(followed))
                    .isEqualTo(ReadModelProperties.withoutPositions(morning(changes)));
            assertThat(fixture.rows(revisions)).isEqualTo(morning(revisions));
        }
    }

    private static <S> java.util.Map<String, S> morning(
            dev.tidemark.projection.Projection<S> projection) {
        return Folded.of(projection, ReadModelProperties.MORNING.toArray(NewEntry[]::new));
    }

    private static List<String> facets(LogFixture fixture) {
        return fixture.query(
                """
                select key || ' ' || value from view.change_revision
                union all
                select key || ' ' || value from view.revision_domain
                order by 1
                """);
    }
}
