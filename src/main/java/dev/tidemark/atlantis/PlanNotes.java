package dev.tidemark.atlantis;

import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanDocument;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PlanText;
import dev.tidemark.event.Revision;
import dev.tidemark.retention.Deletion;
import dev.tidemark.retention.Deletions;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to be known of a plan or apply before it is believed. */
@Singleton
class PlanNotes {

    private final PlanMessages words;
    private final Deletions deletions;
    private final Times times;

    PlanNotes(PlanMessages words, Deletions deletions, Times times) {
        this.words = words;
        this.deletions = deletions;
        this.times = times;
    }

    List<PlanView.Note> of(ChangeRuns runs, ProjectStanding standing, ProjectRun plan) {
        var notes = new ArrayList<PlanView.Note>();
        if (standing.state() == ProjectStanding.State.PLANNED && runs.hasBaseMovedSince(plan)) {
            String base = runs.heads().base().orElse("");
            notes.add(note("paused", words.baseMoved(VisibleText.of(base).shown())));
        }
        contradictions(plan, notes);
        standing.lastApply()
                .filter(ProjectRun::isContradicting)
                .ifPresent(apply -> notes.add(failed(words.toldOpposites())));
        moved(standing, plan, notes);
        discarded(plan, notes);
        document(plan, notes);
        missing(plan, notes);
        return notes;
    }

    private void contradictions(ProjectRun plan, List<PlanView.Note> notes) {
        PlanDocument document = plan.document();
        PlanText text = plan.text();
        if (plan.isCountedDifferently() && document != null && text != null) {
            PlanCounts told = text.counts() == null ? PlanCounts.NONE : text.counts();
            notes.add(failed(words.countedDifferently(counts(document.counts()), counts(told))));
        }
        if (plan.isContradicting()) {
            notes.add(failed(words.toldOpposites()));
        }
        Long lockedBy = plan.lockedBy();
        if (plan.outcome() == Outcome.LOCKED && lockedBy != null) {
            notes.add(note("paused", words.lockedBy(Long.toString(lockedBy))));
        }
    }

    private static String counts(PlanCounts counts) {
        return "−" + counts.destroy() + " ~" + counts.change() + " +" + counts.add();
    }

    private void moved(ProjectStanding standing, ProjectRun plan, List<PlanView.Note> notes) {
        Revision head = standing.head();
        Revision planned = plan.head();
        if (standing.state() == ProjectStanding.State.STALE && head != null && planned != null) {
            notes.add(note("void", words.headMoved(planned.abbreviated(), head.abbreviated())));
        }
        if (plan.headInferred()) {
            notes.add(note("unseen", words.headInferred()));
        }
    }

    private void discarded(ProjectRun plan, List<PlanView.Note> notes) {
        PlanEvent.By by = plan.discardedBy();
        if (by == null) {
            return;
        }
        String text =
                switch (by) {
                    case ATLANTIS_UI -> words.discardedInUi();
                    case NOT_SAVED -> words.notSaved();
                    case UNLOCK -> words.discardedByUnlock();
                    case CLOSED -> words.discardedByClosing();
                    case STATE_CHANGE -> words.discardedByState();
                };
        notes.add(note("void", text));
    }

    private void document(ProjectRun plan, List<PlanView.Note> notes) {
        PlanDocument document = plan.document();
        if (document == null) {
            if (plan.outcome().isGood()) {
                notes.add(note("unseen", words.textOnly()));
            }
            return;
        }
        if (!document.complete()) {
            notes.add(note("paused", words.incomplete()));
        }
        if (document.drifted() > 0) {
            notes.add(note("drift", words.drifted(Figures.grouped(document.drifted()))));
        }
        if (document.failedChecks() > 0) {
            notes.add(failed(words.failedChecks(Figures.grouped(document.failedChecks()))));
        }
    }

    private void missing(ProjectRun plan, List<PlanView.Note> notes) {
        Set<Channel> missing = plan.missing();
        if (missing.contains(Channel.COMMENT)) {
            notes.add(note("unseen", words.commentMissing()));
        }
        if (missing.contains(Channel.STATUS)) {
            notes.add(note("unseen", words.statusMissing()));
        }
    }

    /** When it went is in the log, and may not be folded yet. */
    PlanView.Note documentGone(@Nullable String evidence) {
        Optional<Deletion> deletion = evidence == null ? Optional.empty() : deletions.of(evidence);
        return note(
                "unseen",
                deletion.map(found -> words.documentDeleted(times.moment(found.at())))
                        .orElseGet(words::documentGone));
    }

    PlanView.Note unreadable(String reason) {
        return failed(words.unreadable(VisibleText.of(reason).shown()));
    }

    private static PlanView.Note failed(String text) {
        return note("failed", text);
    }

    private static PlanView.Note note(String style, String text) {
        return new PlanView.Note(new Mark(style, text), text);
    }
}
