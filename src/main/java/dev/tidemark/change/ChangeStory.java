package dev.tidemark.change;

import dev.tidemark.approval.ApprovalFact;
import dev.tidemark.approval.PlanDecision;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.PlanFact;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.RunEvents;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Event;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.sentence.EventMark;
import dev.tidemark.sentence.EventSentence;
import dev.tidemark.sentence.Mark;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that happened to a change as one story: GitHub's part of it, Atlantis' and this portal's. */
@Singleton
class ChangeStory {

    private final EventSentence sentence;
    private final EventMark mark;
    private final ChangeMessages words;
    private final Times times;

    ChangeStory(EventSentence sentence, EventMark mark, ChangeMessages words, Times times) {
        this.sentence = sentence;
        this.mark = mark;
        this.words = words;
        this.times = times;
    }

    /** Oldest first. What several channels told of one run is one step. */
    List<ChangeView.Step> steps(Change change, ChangeRuns runs, List<PlanDecision> decided) {
        var steps = new ArrayList<ChangeView.Step>();
        change.timeline().forEach(moment -> steps.add(step(change, moment)));
        runs.runs().forEach(run -> steps.add(step(change, run)));
        runs.others().forEach(fact -> steps.add(step(change, fact)));
        decided.stream()
                .flatMap(plan -> plan.history().stream())
                .forEach(fact -> steps.add(step(change, fact)));
        // Stable, so that of one instant what was told first stays first.
        steps.sort(Comparator.comparing(ChangeView.Step::time));
        return withDays(steps);
    }

    private ChangeView.Step step(Change change, Moment moment) {
        boolean counts = change.counts(moment);
        return new ChangeView.Step(
                moment.time(),
                false,
                counts ? mark.of(moment.event()) : new Mark("void", words.doesNotCount()),
                sentence.ofThisChange(ChangeViews.telling(change, moment.event(), moment.actor())),
                moment.proof().word(),
                moment.observedBy().word(),
                moment.position(),
                moment.learntLater(),
                counts);
    }

    private ChangeView.Step step(Change change, ProjectRun run) {
        Event event = RunEvents.of(run);
        PlanFact first = run.tellings().getFirst().fact();
        return new ChangeView.Step(
                ChangeRuns.placedAt(run),
                false,
                mark.of(event),
                sentence.ofThisChange(ChangeViews.telling(change, event, null)),
                first.proof().word(),
                run.channels(),
                first.position(),
                false,
                true);
    }

    private ChangeView.Step step(Change change, PlanFact fact) {
        return new ChangeView.Step(
                fact.time(),
                false,
                mark.of(fact.event()),
                sentence.ofThisChange(ChangeViews.telling(change, fact.event(), fact.actor())),
                fact.proof().word(),
                words.comment(),
                fact.position(),
                false,
                true);
    }

    /** What was decided here was decided by somebody who was signed in. */
    private ChangeView.Step step(Change change, ApprovalFact fact) {
        return new ChangeView.Step(
                fact.time(),
                false,
                mark.of(fact.event()),
                sentence.ofThisChange(ChangeViews.telling(change, fact.event(), fact.actor())),
                ActorProof.SIGNED.word(),
                ObservedBy.PORTAL.word(),
                fact.position(),
                false,
                true);
    }

    private List<ChangeView.Step> withDays(List<ChangeView.Step> steps) {
        var marked = new ArrayList<ChangeView.Step>(steps.size());
        Instant before = null;
        for (ChangeView.Step step : steps) {
            boolean newDay = before == null || times.daysDiffer(before, step.time());
            marked.add(newDay ? step.onNewDay() : step);
            before = step.time();
        }
        return marked;
    }
}
