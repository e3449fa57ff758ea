package dev.tidemark.projection;

import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.titled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.KnownThen.Then;
import dev.tidemark.projection.Titles.Titled;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was known is what the log held then, whatever it says of that time by now. */
class KnownThenTest {

    private static final String CHANGE = Subject.change(Told.BACKEND, 7).value();

    private final LogFixture fixture = new LogFixture();
    private final Titles titles = new Titles("titles", 1);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatCameLateWasNotKnownBefore() {
        fixture.append(byWebhook().opened(7, 0, titled("first")));
        fixture.append(byWebhook().edited(7, 20, titled("third")));
        fixture.append(byWebhook().edited(7, 10, titled("second")));

        assertThat(known(0)).containsExactly("first");
        assertThat(known(1)).containsExactly("first", "third");
        assertThat(known(2)).containsExactly("first", "second", "third");
    }

    @Test
    void whatWasReadWronglyWasBelievedUntilItWasReadAgain() {
        fixture.append(byWebhook().opened(7, 0, titled("first")));
        fixture.append(byWebhook().edited(7, 10, titled("wrong")));
        NewEntry right = byWebhook().edited(7, 11, titled("right"));
        Entry wrong = new EventLogEntries(fixture.log()).at(List.of(1L)).getFirst();
        fixture.append(
                new NewEntry(
                        right.envelope().readFrom(null, 2).superseding(wrong.id().toString()),
                        right.event()));

        assertThat(known(1)).containsExactly("first", "wrong");
        assertThat(known(2)).containsExactly("first", "right");
    }

    @Test
    void rowsThatWereNotThereAreNotThereAgain() {
        fixture.append(byWebhook().opened(7, 0, titled("first")));
        fixture.append(byWebhook().opened(8, 0, titled("other")));

        assertThat(rows(0).keySet()).containsExactly(CHANGE);
        assertThat(rows(1)).hasSize(2);
    }

    private List<String> known(long position) {
        Then<Titled> then = rows(position).get(CHANGE);
        return then == null ? List.of() : then.model().titles();
    }

    private Map<String, Then<Titled>> rows(long position) {
        fixture.projections(titles).catchUp();
        return fixture.knownThen().beginning(titles, position, "change/");
    }
}
