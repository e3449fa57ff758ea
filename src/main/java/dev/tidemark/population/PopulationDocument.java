package dev.tidemark.population;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A {@link Population} as JSON. */
@Schema(description = "Every production change of a period, and what deviates")
public record PopulationDocument(
        String environment,
        Instant from,
        Instant to,
        @Schema(description = "How many entries of the log it is read from") long entries,
        @Schema(description = "How far each default branch was compared with the log")
                List<Compared> compared,
        @Schema(description = "How many changes there are in all") long total,
        @Schema(
                        description =
                                "How many came to `separate`, `not separate`, `unknown`, `nothing new`")
                Map<String, Long> segregation,
        long emergencies,
        @Schema(description = "How many deviations of each kind there are in all")
                Map<String, Long> exceptionCounts,
        @Schema(description = "The newest 50 of each kind, the worst kinds first")
                List<ExceptionDocument> exceptions,
        @Schema(description = "One page of the changes, the newest first")
                List<ChangeDocument> items,
        @Nullable String next) {

    /** A {@link Completeness.Compared}. */
    @Schema(name = "ComparedBranch")
    public record Compared(
            String repository, @Nullable String commit, @Nullable Instant pushedAt) {}

    /** A {@link Deviation}. */
    @Schema(name = "PopulationException")
    public record ExceptionDocument(
            String kind,
            Instant at,
            @Schema(description = "Id of the change that it concerns") @Nullable String change,
            String about,
            @Nullable String who,
            @Schema(description = "Where more is told, in this portal") String link) {}

    /** A {@link ProductionChange}. */
    @Schema(name = "ProductionChange")
    public record ChangeDocument(
            String id,
            @Schema(description = "`apply` or `sync`") String kind,
            Instant startedAt,
            @Schema(description = "Absent if it did not succeed") @Nullable Instant liveAt,
            String outcome,
            String target,
            @Nullable String domain,
            List<PullRequestDocument> changes,
            List<String> authors,
            List<String> reviewers,
            List<ApproverDocument> approvers,
            @Nullable String applier,
            String segregation,
            boolean emergency,
            List<String> exceptions,
            String link) {}

    /** A {@link ProductionChange.PullRequest}. */
    @Schema(name = "PopulationPullRequest")
    public record PullRequestDocument(
            @Nullable String repository, long number, @Nullable String title) {}

    /** A {@link ProductionChange.Approver}. */
    @Schema(name = "PopulationApprover")
    public record ApproverDocument(String login, String basis) {}

    static PopulationDocument of(Population population) {
        Map<String, Long> duties = new LinkedHashMap<>();
        population.duties().forEach((duty, count) -> duties.put(duty.word(), count));
        Map<String, Long> counts = new LinkedHashMap<>();
        population.counts().forEach((code, count) -> counts.put(code.word(), count));
        return new PopulationDocument(
                population.period().environment(),
                population.period().from(),
                population.period().to(),
                population.standing().entries(),
                population.standing().compared().stream()
                        .map(each ->
                                new Compared(each.repository(), each.commit(), each.pushedAt()))
                        .toList(),
                population.total(),
                duties,
                population.emergencies(),
                counts,
                population.deviations().stream().map(PopulationDocument::document).toList(),
                population.changes().stream().map(PopulationDocument::document).toList(),
                population.next());
    }

    private static ExceptionDocument document(Deviation deviation) {
        return new ExceptionDocument(
                deviation.code().word(),
                deviation.at(),
                deviation.change(),
                deviation.about(),
                deviation.who(),
                deviation.href());
    }

    private static ChangeDocument document(ProductionChange change) {
        return new ChangeDocument(
                change.id(),
                change.kind().word(),
                change.startedAt(),
                change.liveAt(),
                change.outcome(),
                change.target(),
                change.domain(),
                change.changes().stream()
                        .map(each ->
                                new PullRequestDocument(
                                        each.repository(), each.number(), each.title()))
                        .toList(),
                change.authors(),
                change.reviewers(),
                change.approvers().stream()
                        .map(each -> new ApproverDocument(each.login(), each.basis()))
                        .toList(),
                change.applier(),
                change.duty().word(),
                change.emergency(),
                change.deviations().stream().map(each -> each.code().word()).distinct().toList(),
                change.href());
    }
}
