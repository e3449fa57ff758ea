package dev.tidemark.ingest.atlantis;

import static dev.tidemark.ingest.atlantis.Statements.BOT;
import static dev.tidemark.ingest.atlantis.Statements.CREATED;
import static dev.tidemark.ingest.atlantis.Statements.GITOPS;
import static dev.tidemark.ingest.atlantis.Statements.IMITATOR;
import static dev.tidemark.ingest.atlantis.Statements.MLIND;
import static dev.tidemark.ingest.atlantis.Statements.OKAFOR;
import static dev.tidemark.ingest.atlantis.Statements.UPDATED;
import static dev.tidemark.ingest.atlantis.Statements.backfilled;
import static dev.tidemark.ingest.atlantis.Statements.comment;
import static dev.tidemark.ingest.atlantis.Statements.created;
import static dev.tidemark.ingest.atlantis.Statements.entries;
import static dev.tidemark.ingest.atlantis.Statements.entry;
import static dev.tidemark.ingest.atlantis.Statements.reader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisCommand;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.CommandEvent;
import dev.tidemark.event.CommentEvent;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statement;
import dev.tidemark.ingest.Statement.Comment.Happening;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommentReadingTest {

    private static final String APPLIED = Telling.fixture("apply-short");
    private static final AtlantisProject DATA = new AtlantisProject("data", "default", null);

    @Test
    void resultOfAProjectIsAboutThatProject() {
        NewEntry applied = entry(created(BOT, APPLIED));

        assertThat(applied.event())
                .isEqualTo(
                        new ApplyEvent.Succeeded(
                                new AtlantisReport(Channel.COMMENT, 418L, DATA, "9001", null, null),
                                new PlanCounts(1, 0, 0, 0, 0)));
        Envelope envelope = applied.envelope();
        assertThat(envelope.subject()).isEqualTo(Subject.project(GITOPS, DATA));
        assertThat(envelope.fact())
                .isEqualTo(
                        Fact.of(
                                "comment",
                                GITOPS.toString(),
                                "9001",
                                CREATED.toString(),
                                "apply",
                                "data",
                                "default",
                                ""));
        assertThat(envelope.time()).isEqualTo(CREATED);
        assertThat(envelope.actor()).isEqualTo(BOT);
        assertThat(envelope.proof()).isEqualTo(ActorProof.SIGNED);
        assertThat(envelope.observedBy()).isEqualTo(ObservedBy.WEBHOOK);
        assertThat(envelope.repository()).isEqualTo(GITOPS);
        assertThat(envelope.revision()).isNull();
    }

    @Test
    void everyProjectOfACommentHasAnEntryOfItsOwn() {
        List<NewEntry> entries = entries(created(BOT, Telling.fixture("apply-several")));

        assertThat(entries).hasSize(3);
        assertThat(entries.stream().map(entry -> entry.envelope().fact())).doesNotHaveDuplicates();
        assertThat(entries.stream().map(entry -> entry.envelope().subject()))
                .doesNotHaveDuplicates();
    }

    @Test
    void resultOfNoProjectIsAboutTheChange() {
        NewEntry refused = entry(created(BOT, Telling.fixture("apply-disabled")));

        assertThat(refused.envelope().subject()).isEqualTo(Subject.change(GITOPS, 418));
        assertThat(refused.event()).isInstanceOf(ApplyEvent.Refused.class);
    }

    @Test
    void partIsRecordedAsAPart() {
        NewEntry part = entry(created(BOT, Telling.fixture("split-apply-1")));

        assertThat(part.envelope().subject()).isEqualTo(Subject.change(GITOPS, 418));
        assertThat(part.event()).isInstanceOf(CommentEvent.Split.class);
    }

    @Test
    void formThatIsNotKnownIsUnmappable() {
        assertThat(reader().read(created(BOT, Telling.fixture("spanish"))))
                .isEqualTo(new Reading.Unmappable("a comment in no form that is known"));
    }

    @Test
    void resultsByAnybodyElseAreNone() {
        assertThat(reader().read(created(MLIND, APPLIED))).isInstanceOf(Reading.Kept.class);
    }

    @Test
    void accountWithTheLoginAndAnotherIdIsNotAtlantis() {
        assertThat(reader().read(created(IMITATOR, APPLIED)))
                .isEqualTo(new Reading.Kept("an account with Atlantis' login and not its id"));
        assertThat(reader().read(created(IMITATOR, "atlantis apply")))
                .isInstanceOf(Reading.Kept.class);
    }

    @Test
    void withoutAnIdTheLoginDecidesInAnyCase() {
        var settings =
                new AtlantisSettings(
                        Optional.of("HARBOUR-atlantis"), Optional.of(" "), "atlantis", "atlantis");

        assertThat(new AtlantisStatements(settings).read(created(IMITATOR, APPLIED)))
                .isInstanceOf(Reading.Entries.class);
    }

    @Test
    void withoutAnAccountNothingIsAtlantis() {
        var settings =
                new AtlantisSettings(Optional.empty(), Optional.empty(), "atlantis", "atlantis");
        var unset = new AtlantisStatements(settings);

        assertThat(unset.read(created(BOT, APPLIED))).isInstanceOf(Reading.Kept.class);
        assertThat(unset.read(created(MLIND, "atlantis plan"))).isInstanceOf(Reading.Kept.class);
    }

    @Test
    void commandsAreRequestsOfThePersonWhoTypedThem() {
        NewEntry plan = entry(created(MLIND, "atlantis plan -p data"));

        assertThat(plan.event()).isEqualTo(new PlanEvent.Requested(command("plan", "data")));
        assertThat(plan.envelope().actor()).isEqualTo(MLIND);
        assertThat(plan.envelope().subject()).isEqualTo(Subject.change(GITOPS, 418));
        assertThat(entry(created(MLIND, "atlantis apply")).event())
                .isEqualTo(new ApplyEvent.Requested(command("apply", null)));
        assertThat(entry(created(MLIND, "atlantis unlock")).event())
                .isEqualTo(new CommandEvent.Requested(command("unlock", null)));
    }

    private static AtlantisCommand command(String verb, @Nullable String project) {
        return new AtlantisCommand(418, "9001", verb, project, null, null, List.of(), List.of());
    }

    @Test
    void editByAtlantisIsRecordedWithWhatItSaysNow() {
        List<NewEntry> entries = entries(comment(BOT, APPLIED, Happening.EDITED, BOT));

        assertThat(entries.stream().map(NewEntry::event))
                .first()
                .isEqualTo(new CommentEvent.Edited(418, "9001", true));
        assertThat(entries.get(1).event()).isInstanceOf(ApplyEvent.Succeeded.class);
        assertThat(entries.get(1).envelope().time()).isEqualTo(UPDATED);
        assertThat(entries.get(1).envelope().fact().value())
                .contains(UPDATED.toString().replace(":", "%3A"));
    }

    @Test
    void editByNobodyKnownIsTakenForAtlantis() {
        assertThat(entries(comment(BOT, APPLIED, Happening.EDITED, null))).hasSize(2);
    }

    @Test
    void editByAnybodyElseIsTamperingAndChangesNothing() {
        NewEntry edited = entry(comment(BOT, APPLIED, Happening.EDITED, OKAFOR));

        assertThat(edited.event()).isEqualTo(new CommentEvent.Edited(418, "9001", false));
        assertThat(edited.envelope().actor()).isEqualTo(OKAFOR);
        assertThat(edited.envelope().time()).isEqualTo(UPDATED);
        assertThat(entry(comment(BOT, APPLIED, Happening.EDITED, IMITATOR)).event())
                .isEqualTo(new CommentEvent.Edited(418, "9001", false));
    }

    @Test
    void editIntoAnUnknownFormIsStillRecorded() {
        assertThat(entry(comment(BOT, "gibberish", Happening.EDITED, BOT)).event())
                .isEqualTo(new CommentEvent.Edited(418, "9001", true));
    }

    @Test
    void editedCommandAsksNothing() {
        assertThat(reader().read(comment(MLIND, "atlantis apply", Happening.EDITED, MLIND)))
                .isInstanceOf(Reading.Kept.class);
    }

    @Test
    void deletionOfAResultOrACommandIsRecorded() {
        NewEntry result = entry(comment(BOT, APPLIED, Happening.DELETED, OKAFOR));
        NewEntry command = entry(comment(MLIND, "atlantis apply", Happening.DELETED, MLIND));

        assertThat(result.event()).isEqualTo(new CommentEvent.Deleted(418, "9001"));
        assertThat(result.envelope().actor()).isEqualTo(OKAFOR);
        assertThat(command.event()).isEqualTo(new CommentEvent.Deleted(418, "9001"));
    }

    @Test
    void deletionOfAnOrdinaryCommentIsNot() {
        assertThat(reader().read(comment(MLIND, "LGTM", Happening.DELETED, MLIND)))
                .isInstanceOf(Reading.Kept.class);
    }

    @Test
    void backfilledCommentThatWasEditedIsOnlyClaimed() {
        assertThat(proof(backfilled(BOT, APPLIED, CREATED))).isEqualTo(ActorProof.API);
        assertThat(proof(backfilled(BOT, APPLIED, UPDATED))).isEqualTo(ActorProof.CLAIMED);
        assertThat(proof(backfilled(MLIND, "atlantis apply", UPDATED)))
                .isEqualTo(ActorProof.CLAIMED);
    }

    private static ActorProof proof(Statement statement) {
        return entry(statement).envelope().proof();
    }
}
