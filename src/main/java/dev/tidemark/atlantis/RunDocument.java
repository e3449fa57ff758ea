package dev.tidemark.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanDocument;
import dev.tidemark.event.PlanText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One run of a command on one project as JSON; what is not known is left out. */
@Schema(description = "One plan, policy check or apply, joined from everything that told of it")
public record RunDocument(
        @Schema(description = "`plan`, `policy check`, `apply`, `import` or `state rm`")
                String command,
        @Schema(
                        description =
                                "`running`, `succeeded`, `approved`, `errored`, `refused` or"
                                        + " `locked`; the worst that any channel told")
                String outcome,
        @Nullable String head,
        @Schema(description = "Only the time of a comment says which head it was")
                boolean headInferred,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Schema(description = "What a plan would do") @Nullable PlanCounts planned,
        @Schema(description = "What an apply did") @Nullable PlanCounts applied,
        @Schema(description = "What an approval of the plan would be bound to")
                @Nullable String digest,
        @Schema(description = "`json`, or `text` where only the comment's text is known")
                @Nullable String digestOf,
        @Schema(description = "JSON and comment count differently, or channels contradict")
                boolean contradicting,
        @Schema(description = "Which channels told of it, in words") String channels,
        @Schema(description = "Channels that ought to have told its end") List<String> missing,
        @Nullable String discardedBy,
        @Nullable Long lockedBy,
        @Nullable String said,
        @Schema(description = "Of the entry that told it first") long position) {

    /** Where a project stands in one pull request. */
    public record Standing(AtlantisProject project, String state, List<RunDocument> runs) {}

    /** Every project of a pull request. */
    public static List<Standing> of(ChangeRuns runs) {
        return runs.projects().stream()
                .map(standing ->
                        new Standing(
                                standing.project(),
                                standing.state().word(),
                                standing.runs().stream().map(RunDocument::of).toList()))
                .toList();
    }

    public static RunDocument of(ProjectRun run) {
        PlanDocument document = run.document();
        PlanText text = run.text();
        String textDigest = text == null ? null : text.digest();
        return new RunDocument(
                run.command().word(),
                run.outcome().word(),
                run.head() == null ? null : run.head().sha(),
                run.headInferred(),
                run.startedAt(),
                run.endedAt(),
                run.command() == Command.PLAN ? run.planned() : null,
                run.applied(),
                document == null ? textDigest : document.digest(),
                document != null ? "json" : textDigest == null ? null : "text",
                run.isContradicting() || run.isCountedDifferently(),
                run.channels(),
                run.missing().stream().map(each -> word(each.name())).toList(),
                run.discardedBy() == null ? null : word(run.discardedBy().name()),
                run.lockedBy(),
                run.outcome().isGood() ? null : run.said(),
                run.tellings().getFirst().fact().position());
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
