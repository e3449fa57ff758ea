package dev.tidemark.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.AccessEvent;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Event;
import dev.tidemark.event.LogEvent;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventSentenceTest {

    private static final Repository BACKEND = Repository.byId("github.com", 1296269);
    private static final Revision FIRST = new Revision("c3d9a10".repeat(6).substring(0, 40));
    private static final Revision SECOND = new Revision("f52a7be".repeat(6).substring(0, 40));
    private static final RunEvent.Run RUN = new RunEvent.Run("deploy", "77", 2, "main", "push");
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

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
                .isEqualTo("The review of eco-cycle/backend#418 by hana was dismissed");
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

    @Test
    void everyEventHasASentenceAndAMark() {
        for (Event event : everyEvent()) {
            Sentence sentence = sentences.of(telling(event, hana(), subjectOf(event)));

            assertThat(plain(sentence)).as("%s", event).isNotBlank().doesNotContain("\uE000");
            assertThat(marks.of(event).word()).isNotBlank();
        }
    }

    private static List<Event> everyEvent() {
        return List.of(
                new ChangeEvent.Edited(titled("Other")),
                new ChangeEvent.Reopened(Description.NONE),
                new ChangeEvent.Reviewed("1", ReviewState.COMMENTED, null),
                new ChangeEvent.Reviewed("1", ReviewState.CHANGES_REQUESTED, null),
                new RevisionEvent.RepositoryRenamed("eco/old", "eco/new"),
                new RunEvent.Started(RUN),
                new RunEvent.Succeeded(RUN),
                new ObservationEvent.Gap(NINE, NINE.plusSeconds(60), "two merges"),
                new ObservationEvent.Resumed(NINE),
                new LogEvent.Started("example.org/log", "key"),
                new LogEvent.KeyAdopted("key", "old", "new"),
                new LogEvent.Incarnated("example.org/log/1", "key", "checkpoint"),
                new LogEvent.Verified(48_232, "root"),
                new LogEvent.VerificationFailed(48_232, "another root"),
                new LogEvent.Anchored(48_232, "root", "eco/ledger"),
                new AccessEvent.Refused("/trail", "no role"),
                new AccessEvent.Changed("role auditor given"),
                new AccessEvent.ExportTaken("actor=hana", "ndjson", 330));
    }

    private static Subject subjectOf(Event event) {
        return switch (event) {
            case ChangeEvent ignored -> change418();
            case RevisionEvent ignored -> Subject.revision(BACKEND, SECOND);
            case RunEvent ignored -> Subject.run(BACKEND, "77");
            case ObservationEvent ignored -> Subject.source("https://github.com/eco/backend");
            case LogEvent ignored -> Subject.LOG;
            case AccessEvent ignored -> Subject.person("jiwon");
        };
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
