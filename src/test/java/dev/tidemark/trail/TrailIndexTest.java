package dev.tidemark.trail;

import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.titled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.NewEntry;
import dev.tidemark.projection.LogFixture;
import dev.tidemark.projection.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrailIndexTest {

    private static final String ROWS =
            "select position || ' ' || time || ' ' || terms from view.trail order by position";

    @Test
    void everyEntryHasItsRowAndARebuildMakesTheSame() {
        var random = new Random();
        try (var fixture = new LogFixture()) {
            Projections projections = fixture.projections(new TrailIndex());
            for (int batch = 0; batch < 5; batch++) {
                var told = new ArrayList<NewEntry>();
                for (int i = 0; i < 60; i++) {
                    told.add(EveryEvent.some(random));
                }
                fixture.append(told);
                projections.catchUp();
            }
            List<String> followed = fixture.query(ROWS);

            projections.rebuild("trail", position -> {});

            assertThat(followed).hasSize((int) fixture.log().size());
            assertThat(fixture.query(ROWS)).isEqualTo(followed);
        }
    }

    @Test
    void whatWasReadAgainStaysListedBesideWhatItIsReadAsNow() {
        NewEntry first = byWebhook().opened(7, 1, titled("Read wrongly"));
        try (var fixture = new LogFixture()) {
            fixture.append(first);
            String id = fixture.log().at(0).orElseThrow().parse().id().toString();
            NewEntry again = byWebhook().opened(7, 1, titled("Read rightly"));
            fixture.append(
                    new NewEntry(
                            again.envelope().readFrom(null, 2).superseding(id), again.event()));

            fixture.projections(new TrailIndex()).catchUp();

            assertThat(found(fixture, "wrongly")).containsExactly("0");
            assertThat(found(fixture, "rightly")).containsExactly("1");
        }
    }

    @Test
    void whateverAnEntryHoldsCanBeIndexed() {
        String hostile = "'\\ & | ! :* <-> \u202e \ud83d\ude00 " + "x".repeat(5000) + " 한국어 é";
        try (var fixture = new LogFixture()) {
            fixture.append(byWebhook().opened(8, 1, titled(hostile)));

            fixture.projections(new TrailIndex()).catchUp();

            assertThat(found(fixture, "한국어")).containsExactly("0");
            assertThat(found(fixture, "x".repeat(64))).containsExactly("0");
        }
    }

    private static List<String> found(LogFixture fixture, String word) {
        return fixture.query(
                "select position from view.trail where terms @@ '''%s'''::tsquery".formatted(word));
    }
}
