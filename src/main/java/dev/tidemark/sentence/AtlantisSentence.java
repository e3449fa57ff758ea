package dev.tidemark.sentence;

import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisCommand;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.CommandEvent;
import dev.tidemark.event.CommentEvent;
import dev.tidemark.event.LockEvent;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanDocument;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PlanText;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.StateEvent;
import dev.tidemark.event.TerraformEvent;

/** Sentences about what Atlantis does. */
final class AtlantisSentence {

    private final SentenceMessages messages;

    AtlantisSentence(SentenceMessages messages) {
        this.messages = messages;
    }

    Sentence of(CommandEvent event, Telling telling) {
        return switch (event) {
            case CommandEvent.Requested(var command) -> requested(command, telling);
        };
    }

    Sentence of(PlanEvent event, Telling telling) {
        return switch (event) {
            case PlanEvent.Requested(var command) -> requested(command, telling);
            case PlanEvent.Started(var report) -> about(report, telling, messages::planStarted);
            case PlanEvent.Succeeded succeeded -> planned(succeeded, telling);
            case PlanEvent.Errored errored -> planErrored(errored, telling);
            case PlanEvent.Discarded discarded -> discarded(discarded, telling);
        };
    }

    Sentence of(PolicyCheckEvent event, Telling telling) {
        return switch (event) {
            case PolicyCheckEvent.Started(var report) ->
                    about(report, telling, messages::policyCheckStarted);
            case PolicyCheckEvent.Passed(var report) ->
                    about(report, telling, messages::policyCheckPassed);
            case PolicyCheckEvent.Errored(var report) ->
                    failed(report, telling, messages::policyCheckErrored);
            case PolicyCheckEvent.Approved(var report) ->
                    about(report, telling, messages::policiesApproved);
            case PolicyCheckEvent.Refused(var report) ->
                    failed(report, telling, messages::policyApprovalRefused);
        };
    }

    Sentence of(StateEvent event, Telling telling) {
        return switch (event) {
            case StateEvent.Imported(var report) -> about(report, telling, messages::imported);
            case StateEvent.Removed(var report) -> about(report, telling, messages::stateRemoved);
        };
    }

    Sentence of(ApplyEvent event, Telling telling) {
        return switch (event) {
            case ApplyEvent.Requested(var command) -> requested(command, telling);
            case ApplyEvent.Started(var report) -> about(report, telling, messages::applyStarted);
            case ApplyEvent.Succeeded succeeded -> applied(succeeded, telling);
            case ApplyEvent.Errored(var report) -> failed(report, telling, messages::applyErrored);
            case ApplyEvent.Refused(var report) -> failed(report, telling, messages::applyRefused);
        };
    }

    Sentence of(LockEvent event, Telling telling) {
        return switch (event) {
            case LockEvent.Acquired acquired ->
                    Sentence.of(at ->
                            messages.lockAcquired(
                                    at.of(change(acquired.change(), telling)),
                                    at.of(Pieces.project(acquired.project()))));
            case LockEvent.Released released ->
                    Sentence.of(at ->
                            messages.lockReleased(
                                    at.of(change(released.change(), telling)),
                                    at.of(Pieces.project(released.project()))));
        };
    }

    Sentence of(CommentEvent event, Telling telling) {
        Piece actor = Pieces.actor(telling.actor(), messages);
        return switch (event) {
            case CommentEvent.Edited edited ->
                    Sentence.of(at -> {
                        String change = at.of(change(edited.change(), telling));
                        return edited.byAuthor()
                                ? messages.commentEdited(at.of(actor), change)
                                : messages.commentTampered(at.of(actor), change);
                    });
            case CommentEvent.Deleted deleted ->
                    Sentence.of(at ->
                            messages.commentDeleted(
                                    at.of(actor), at.of(change(deleted.change(), telling))));
            case CommentEvent.Split split ->
                    Sentence.of(at ->
                            messages.commentSplit(
                                    at.of(Pieces.code(split.command())),
                                    at.of(change(split.change(), telling))));
        };
    }

    Sentence of(TerraformEvent event) {
        return switch (event) {
            case TerraformEvent.DriftDetected detected -> drift(detected);
            case TerraformEvent.DriftNotFound notFound ->
                    Sentence.of(at ->
                            messages.driftNotFound(at.of(Pieces.project(notFound.project()))));
        };
    }

    private Sentence requested(AtlantisCommand command, Telling telling) {
        return Sentence.of(at ->
                messages.commanded(
                        at.of(Pieces.actor(telling.actor(), messages)),
                        at.of(Pieces.code(CommandLine.of(command))),
                        at.of(change(command.change(), telling))));
    }

    private Sentence planned(PlanEvent.Succeeded succeeded, Telling telling) {
        return Sentence.of(at ->
                messages.planned(
                        named(at, succeeded.report(), telling),
                        at.of(Piece.words(result(succeeded)))));
    }

    private String result(PlanEvent.Succeeded succeeded) {
        PlanDocument document = succeeded.document();
        PlanText text = succeeded.text();
        if (document != null) {
            return counts(document.counts());
        }
        if (text == null) {
            return messages.planMade();
        }
        PlanCounts counts = text.counts();
        return switch (text.result()) {
            case CHANGES -> counts == null ? messages.planMade() : counts(counts);
            case NO_CHANGES -> messages.noChanges();
            case OUTPUTS_ONLY -> messages.outputsOnly();
            case UNCLEAR -> messages.planMade();
        };
    }

    private String counts(PlanCounts counts) {
        if (counts.equals(PlanCounts.NONE)) {
            return messages.noChanges();
        }
        return messages.toDestroyChangeAdd(
                Pieces.count(counts.destroy()),
                Pieces.count(counts.change()),
                Pieces.count(counts.add()));
    }

    private Sentence planErrored(PlanEvent.Errored errored, Telling telling) {
        Long lockedBy = errored.lockedBy();
        if (errored.cause() == PlanEvent.Cause.LOCKED && lockedBy != null) {
            return Sentence.of(at ->
                    messages.planLocked(
                            named(at, errored.report(), telling),
                            at.of(change(lockedBy, telling))));
        }
        return failed(errored.report(), telling, messages::planErrored);
    }

    private Sentence discarded(PlanEvent.Discarded discarded, Telling telling) {
        return Sentence.of(at -> {
            String project = named(at, discarded.report(), telling);
            return switch (discarded.by()) {
                case ATLANTIS_UI -> messages.planDiscardedInUi(project);
                case NOT_SAVED -> messages.planNotSaved(project);
                case UNLOCK -> messages.planDiscardedByUnlock(project);
                case CLOSED -> messages.planDiscardedByClosing(project);
                case STATE_CHANGE -> messages.planDiscardedByState(project);
            };
        });
    }

    private Sentence applied(ApplyEvent.Succeeded succeeded, Telling telling) {
        PlanCounts counts = succeeded.counts();
        return Sentence.of(at -> {
            String project = named(at, succeeded.report(), telling);
            return counts == null
                    ? messages.applied(project)
                    : messages.appliedCounts(
                            project,
                            Pieces.count(counts.add()),
                            Pieces.count(counts.change()),
                            Pieces.count(counts.destroy()));
        });
    }

    private Sentence drift(TerraformEvent.DriftDetected detected) {
        return Sentence.of(at ->
                messages.driftDetected(
                        at.of(Pieces.project(detected.project())),
                        Pieces.count(detected.resources())));
    }

    private interface AboutProject {
        String say(String project);
    }

    private interface AboutProjectWithReason {
        String say(String project, String reason);
    }

    private Sentence about(AtlantisReport report, Telling telling, AboutProject message) {
        return Sentence.of(at -> message.say(named(at, report, telling)));
    }

    private Sentence failed(
            AtlantisReport report, Telling telling, AboutProjectWithReason message) {
        return Sentence.of(at -> {
            String said = report.said();
            String reason = said == null ? "" : messages.because(at.of(Pieces.said(said)));
            return message.say(named(at, report, telling), reason);
        });
    }

    /** The project, and which pull request it was done for. */
    private String named(Sentence.Places at, AtlantisReport report, Telling telling) {
        String project = at.of(project(report, telling));
        Long change = report.change();
        return change == null || report.project() == null
                ? project
                : project + messages.inChange(at.of(change(change, telling)));
    }

    private Piece project(AtlantisReport report, Telling telling) {
        AtlantisProject project = report.project();
        if (project != null) {
            return Pieces.project(project);
        }
        String context = report.context();
        if (context != null) {
            return Pieces.code(context.substring(context.lastIndexOf(": ") + 1).strip());
        }
        Long change = report.change();
        return change == null ? Piece.words(messages.everyProject()) : change(change, telling);
    }

    private static Piece change(long number, Telling telling) {
        return Piece.change(telling.repository(), Long.toString(number));
    }
}
