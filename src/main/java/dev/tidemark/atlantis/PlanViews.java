package dev.tidemark.atlantis;

import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanDocument;
import dev.tidemark.event.PlanText;
import dev.tidemark.plan.CommentTexts;
import dev.tidemark.plan.PlanDocuments;
import dev.tidemark.plan.PlanSummary;
import dev.tidemark.projection.Mappings;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans of a pull request's projects, as pages show them. Blocking. */
@Singleton
public class PlanViews {

    /** On the page of the change; all of them are on the plan's own page. */
    private static final int INLINE = 50;

    private final PlanDocuments documents;
    private final CommentTexts comments;
    private final PlanGroups groups;
    private final PlanStates states;
    private final PlanNotes notes;
    private final PlanMessages words;
    private final Mappings mappings;

    PlanViews(
            PlanDocuments documents,
            CommentTexts comments,
            PlanGroups groups,
            PlanStates states,
            PlanNotes notes,
            PlanMessages words,
            Mappings mappings) {
        this.documents = documents;
        this.comments = comments;
        this.groups = groups;
        this.states = states;
        this.notes = notes;
        this.words = words;
        this.mappings = mappings;
    }

    /**
     * One plan of a project, whether or not it is the newest.
     *
     * @param change page of the pull request
     * @param repository {@code owner/name}
     */
    public PlanView of(
            ChangeRuns runs,
            ProjectStanding standing,
            ProjectRun plan,
            String change,
            String repository) {
        String evidence = plan.documentEvidence();
        Optional<PlanSummary> summary =
                evidence == null ? Optional.empty() : documents.find(evidence);
        List<PlanView.Note> said = new ArrayList<>(notes.of(runs, standing, plan));
        if (plan.document() != null && summary.isEmpty()) {
            said.add(notes.documentGone(evidence));
        }
        summary.map(PlanSummary::unreadable).map(notes::unreadable).ifPresent(said::add);
        int all = summary.map(found -> found.resources().size()).orElse(0);
        return view(
                standing,
                plan,
                repository,
                said,
                summary.map(found -> groups.of(found, 0, INLINE, true)).orElse(List.of()),
                Math.max(0, all - INLINE),
                all > INLINE ? change + "/plans/" + position(plan) : null,
                text(plan));
    }

    /**
     * So many resources of one plan, from this one on.
     *
     * @param position where the log tells of the plan
     * @return nothing if no such plan of this pull request is kept
     */
    public Optional<PlanView> of(
            ChangeRuns runs, String repository, long position, int from, int count) {
        for (ProjectStanding standing : runs.projects()) {
            for (ProjectRun run : standing.runs()) {
                if (run.command() == Command.PLAN && position(run) == position) {
                    return of(runs, standing, run, repository, from, count);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<PlanView> of(
            ChangeRuns runs,
            ProjectStanding standing,
            ProjectRun plan,
            String repository,
            int from,
            int count) {
        String evidence = plan.documentEvidence();
        return Optional.ofNullable(evidence)
                .flatMap(documents::find)
                .map(summary ->
                        view(
                                standing,
                                plan,
                                repository,
                                notes.of(runs, standing, plan),
                                groups.of(summary, from, count, false),
                                Math.max(0, summary.resources().size() - count),
                                null,
                                null));
    }

    private PlanView view(
            ProjectStanding standing,
            ProjectRun plan,
            String repository,
            List<PlanView.Note> said,
            List<PlanView.Group> shown,
            int more,
            @Nullable String moreHref,
            @Nullable String text) {
        String name = ChangeRuns.name(standing.project());
        List<PlanView.Tally> tally = tally(plan.planned());
        return new PlanView(
                "plan-" + position(plan),
                VisibleText.of(name),
                mappings.now().environmentOfNamed(repository, standing.project()),
                states.of(standing.state()),
                ProjectLinks.href(repository, standing.project()),
                tally,
                tally.isEmpty() ? outcome(plan) : null,
                plan.head() == null ? null : plan.head().abbreviated(),
                digest(plan),
                plan.endedAt(),
                said,
                shown,
                more,
                moreHref,
                plan.outcome().isGood() ? null : VisibleText.ofNullable(plan.said()),
                text);
    }

    /** Where the log tells of it: the JSON if there is one. */
    static long position(ProjectRun plan) {
        return plan.saidBy(Channel.PLAN_JSON).orElse(plan.tellings().getFirst()).fact().position();
    }

    private List<PlanView.Tally> tally(@Nullable PlanCounts counts) {
        var tally = new ArrayList<PlanView.Tally>();
        if (counts != null) {
            add(tally, "del", counts.destroy(), "−", words::destroy);
            add(tally, "chg", counts.change(), "~", words::change);
            add(tally, "add", counts.add(), "+", words::add);
            add(tally, "add", counts.imports(), "↓", words::imports);
            add(tally, "chg", counts.forget(), "×", words::forget);
        }
        return tally;
    }

    private static void add(
            List<PlanView.Tally> tally,
            String style,
            long count,
            String sign,
            java.util.function.UnaryOperator<String> text) {
        if (count > 0) {
            tally.add(new PlanView.Tally(style, text.apply(sign + Figures.grouped(count))));
        }
    }

    private @Nullable String outcome(ProjectRun plan) {
        if (!plan.outcome().isGood()) {
            return null;
        }
        PlanText text = plan.text();
        PlanDocument document = plan.document();
        boolean onlyOutputs =
                document == null
                        ? text != null && text.result() == PlanText.Result.OUTPUTS_ONLY
                        : document.outputs() > 0;
        if (onlyOutputs) {
            return words.outputsOnly();
        }
        return plan.planned() == null ? words.unclear() : words.nothing();
    }

    private @Nullable VisibleText digest(ProjectRun plan) {
        PlanDocument document = plan.document();
        PlanText text = plan.text();
        String digest = document != null ? document.digest() : text == null ? null : text.digest();
        if (digest == null || digest.length() < 12) {
            return null;
        }
        String brief = digest.substring(0, 4) + "…" + digest.substring(digest.length() - 4);
        String word = document == null ? words.textDigest() : words.digest();
        return new VisibleText(word + " " + brief, digest);
    }

    private @Nullable String text(ProjectRun plan) {
        if (plan.document() != null || !plan.outcome().isGood()) {
            return null;
        }
        return plan.saidBy(Channel.COMMENT)
                .map(telling -> telling.fact().evidence())
                .flatMap(comments::find)
                .map(VisibleText::block)
                .orElse(null);
    }
}
