package dev.tidemark.sentence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisCommand;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Event;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PlanText;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.codec.EntryCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSentenceTest {

    private static final Repository BACKEND = Repository.byId("github.com", 1296269);
    private static final Revision FIRST = new Revision("c3d9a10".repeat(6).substring(0, 40));
    private static final RunEvent.Run RUN =
            new RunEvent.Run("deploy", "77", 2, "main", "push", null);
    private static final Revision SECOND = new Revision("f52a7be".repeat(6).substring(0, 40));

    private final EventSentence sentences = new EventSentence(Bundles.of(SentenceMessages.class));
    private final EventMark marks = new EventMark(Bundles.of(MarkWords.class));

    @Test
    void changesAreToldWithWhoAndWhich() {
        assertThat(change(new ChangeEvent.Opened(titled("Own Redis"))))
                .isEqualTo("hana opened “Own Redis” eco-cycle/backend#418");
        assertThat(change(new ChangeEvent.Updated(FIRST, SECOND, Description.NONE)))
                .isEqualTo("hana pushed to eco-cycle/backend#418: c3d9a10 → f52a7be");
        assertThat(change(new ChangeEvent.Reviewed("1", ReviewState.APPROVED, SECOND)))
                .isEqualTo("hana approved eco-cycle/backend#418 at f52a7be");
        assertThat(change(new ChangeEvent.Reviewed("1", ReviewState.DISMISSED, SECOND)))
                .isEqualTo("hana dismissed a review of eco-cycle/backend#418");
        assertThat(change(new ChangeEvent.Merged(SECOND, titled("Own Redis"))))
                .isEqualTo("hana merged “Own Redis” eco-cycle/backend#418 as f52a7be");
        assertThat(change(new ChangeEvent.Closed(Description.NONE)))
                .isEqualTo("hana closed eco-cycle/backend#418 without merging it");
    }

    @Test
    void changeOnItsOwnPageNeedsNoName() {
        Sentence sentence =
                sentences.ofThisChange(
                        telling(new ChangeEvent.Opened(titled("Own Redis")), hana(), change418()));

        assertThat(plain(sentence)).isEqualTo("hana opened the pull request");
    }

    @Test
    void nobodyNamedIsSomeone() {
        Sentence sentence =
                sentences.of(
                        telling(new ChangeEvent.Merged(null, Description.NONE), null, change418()));

        assertThat(plain(sentence)).isEqualTo("Someone merged eco-cycle/backend#418");
    }

    @Test
    void pushSaysHowManyCommitsWentWhere() {
        assertThat(plain(sentences.of(push(FIRST, SECOND, false, 1))))
                .isEqualTo("hana pushed 1 commit to main of eco-cycle/backend");
        assertThat(plain(sentences.of(push(FIRST, SECOND, false, 3))))
                .isEqualTo("hana pushed 3 commits to main of eco-cycle/backend");
        assertThat(plain(sentences.of(push(FIRST, SECOND, true, 3))))
                .isEqualTo("hana force-pushed main of eco-cycle/backend: c3d9a10 → f52a7be");
        assertThat(plain(sentences.of(push(FIRST, Revision.NONE, false, 0))))
                .isEqualTo("hana deleted main in eco-cycle/backend");
    }

    @Test
    void runSaysHowItEnded() {
        Subject run = Subject.run(BACKEND, "77");

        assertThat(plain(sentences.of(telling(new RunEvent.Errored(RUN, "timed_out"), null, run))))
                .isEqualTo("“deploy” ended as timed_out on main, attempt 2");
        assertThat(marks.of(new RunEvent.Errored(RUN, "timed_out")))
                .isEqualTo(new Mark("failed", "Errored"));
    }

    @Test
    void whatIsTypedIsNeverTakenForAPlaceOrForMarkup() {
        String hostile = "{change} \uE000 \uE001 <b>{config:secret}</b>";

        Sentence sentence =
                sentences.of(telling(new ChangeEvent.Opened(titled(hostile)), hana(), change418()));

        assertThat(sentence.pieces())
                .extracting(Piece::kind)
                .containsExactly(
                        Piece.Kind.PERSON,
                        Piece.Kind.WORDS,
                        Piece.Kind.QUOTE,
                        Piece.Kind.WORDS,
                        Piece.Kind.CHANGE);
        assertThat(plain(sentence)).contains("{change}").contains("<b>{config:secret}</b>");
    }

    @Test
    void changeWithoutAKnownRepositoryHasNoLink() {
        var telling =
                new Telling(new ChangeEvent.Closed(Description.NONE), hana(), change418(), null);

        assertThat(sentences.of(telling).pieces())
                .filteredOn(piece -> piece.kind() == Piece.Kind.CHANGE)
                .singleElement()
                .satisfies(piece -> assertThat(piece.href()).isNull());
    }

    /** The golden files hold every event, and a test of theirs keeps it so. */
    static List<Path> everyEvent() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/events"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void everyEventHasASentenceAndAMark(Path file) throws IOException {
        Recorded<Event> entry =
                EntryCodec.decode(42, Files.readString(file).strip().getBytes(UTF_8));

        assertThat(plain(sentences.of(Telling.of(entry))))
                .isNotBlank()
                .doesNotContain("\uE000", "%2F", "1296269")
                .doesNotContainPattern("[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}");
        assertThat(marks.of(entry.event()).word()).isNotBlank();
    }

    @Test
    void atlantisIsToldByProjectAndCount() {
        var project = new AtlantisProject("terraform/data", "production", "data-production");
        var report = new AtlantisReport(Channel.COMMENT, 418L, project, "1", null, "exit status 1");
        var counts = new PlanCounts(4, 1, 2, 0, 0);
        var text = new PlanText(PlanText.Result.CHANGES, counts, false, null);

        assertThat(about(new PlanEvent.Succeeded(report, text, null)))
                .isEqualTo(
                        "data-production in eco-cycle/backend#418 was planned: 2 to destroy, 1 to change, 4 to add");
        assertThat(about(new PlanEvent.Errored(report, PlanEvent.Cause.LOCKED, 415L)))
                .isEqualTo(
                        "data-production in eco-cycle/backend#418 cannot be planned: eco-cycle/backend#415 holds its lock");
        assertThat(about(new ApplyEvent.Succeeded(report, counts)))
                .isEqualTo(
                        "data-production in eco-cycle/backend#418 was applied: 4 added, 1 changed, 2 destroyed");
        assertThat(about(new ApplyEvent.Errored(report)))
                .isEqualTo(
                        "The apply of data-production in eco-cycle/backend#418 errored: exit status 1");
    }

    @Test
    void commandIsQuotedAsItWasTyped() {
        var command =
                new AtlantisCommand(
                        418,
                        "1",
                        "plan",
                        null,
                        "terraform/data",
                        "production",
                        List.of("--verbose"),
                        List.of("-target=aws_instance.a"));

        assertThat(about(new PlanEvent.Requested(command)))
                .isEqualTo(
                        "hana commented plan -d terraform/data -w production --verbose --"
                                + " -target=aws_instance.a on eco-cycle/backend#418");
    }

    private String about(Event event) {
        return plain(sentences.of(telling(event, hana(), change418())));
    }

    private String change(ChangeEvent event) {
        return plain(sentences.of(telling(event, hana(), change418())));
    }

    private static Telling push(Revision before, Revision after, boolean forced, int commits) {
        var pushed =
                new RevisionEvent.Pushed(
                        "refs/heads/main",
                        before,
                        after,
                        forced,
                        true,
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        commits);
        return telling(pushed, hana(), Subject.revision(BACKEND, SECOND));
    }

    private static Telling telling(Event event, @Nullable Actor actor, Subject subject) {
        return new Telling(event, actor, subject, "eco-cycle/backend");
    }

    private static Subject change418() {
        return Subject.change(BACKEND, 418);
    }

    private static Actor hana() {
        return new Actor("hana", "583231");
    }

    private static Description titled(String title) {
        return new Description(title, null, null, null, null, null);
    }

    private static String plain(Sentence sentence) {
        return sentence.text().replaceAll("[\u2068\u2069]", "");
    }
}
