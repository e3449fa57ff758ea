package dev.tidemark.approval;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.PlanCounts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One request as JSON; what is not known is left out. */
@Schema(description = "One plan that people decide about, and what became of that")
public record ApprovalDocument(
        @Schema(description = "Names the plan: another head or digest has another") String id,
        @Schema(description = "`owner/name`, as it is called now") String repository,
        @Schema(description = "Number of the pull request") long number,
        @Nullable String title,
        @Nullable Actor author,
        String environment,
        @Schema(description = "Directory of the Terraform project") String dir,
        String workspace,
        @Schema(description = "The project's name, if it has one") @Nullable String project,
        @Schema(description = "The revision that was planned") String head,
        @Schema(description = "SHA-256 of what would be done") String digest,
        @Schema(description = "Only the comment's text was there to make the digest of")
                boolean digestOfText,
        @Schema(
                        description =
                                "`waiting`, `rejected`, `void`, `let out`, `sending` (it was"
                                        + " tried and is tried again), `sent`, `failed`,"
                                        + " `applying`, `applied` or `apply errored`")
                String state,
        @Schema(description = "Why it is void: what moved") @Nullable String voided,
        @Schema(description = "What would be done, where the plan says")
                @Nullable PlanCounts planned,
        @Schema(description = "When it was planned, or last decided about") Instant at,
        @Schema(description = "The rule of the policy that is for it") String rule,
        @Schema(description = "How many approvals count") int have,
        @Schema(description = "How many the policy asks for") int need,
        @Schema(description = "Who approved, as far as that counts") List<Actor> approvers,
        @Schema(description = "Logins, teams and `role:` names who may") List<String> entitled,
        @Schema(description = "It was approved before, and only planned again") boolean unchanged,
        @Schema(description = "Every decision and its effect, oldest first")
                List<MomentDocument> history) {

    /** One entry about it. */
    public record MomentDocument(
            @Schema(
                            description =
                                    "`granted`, `rejected`, `withdrawn`, `voided`, `refused`,"
                                            + " `overridden`, `reviewed`, `sent` or `failed`")
                    String what,
            Instant at,
            @Nullable Actor actor,
            @Nullable String reason,
            @Schema(description = "Position of its entry") long position) {

        static MomentDocument of(ApprovalFact fact) {
            return new MomentDocument(
                    fact.event().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    fact.time(),
                    fact.actor(),
                    reason(fact),
                    fact.position());
        }

        private static @Nullable String reason(ApprovalFact fact) {
            return switch (fact.event()) {
                case ApprovalEvent.Granted granted -> granted.reason();
                case ApprovalEvent.Rejected rejected -> rejected.reason();
                case ApprovalEvent.Withdrawn withdrawn -> withdrawn.reason();
                case ApprovalEvent.Voided voided -> word(voided.cause());
                case ApprovalEvent.Refused refused -> refused.explanation();
                case ApprovalEvent.Overridden overridden -> overridden.reason();
                case ApprovalEvent.Reviewed reviewed -> reviewed.reason();
                case EffectEvent.Failed failed -> failed.reason();
                // What was sent needs none.
                default -> null;
            };
        }
    }

    static ApprovalDocument of(ApprovalLine line) {
        return of(line, List.of());
    }

    /** The same, if it is told how far its effect is. */
    static ApprovalDocument of(ApprovalLine line, List<EffectProgress> effects) {
        ApprovalRequest request = line.standing().request();
        ChangeFacts change = line.situation().change();
        ApprovalEvent.Cause voided = line.standing().voided();
        return new ApprovalDocument(
                request.id(),
                change.name(),
                request.change(),
                change.title(),
                change.author(),
                line.environment(),
                request.project().dir(),
                request.project().workspace(),
                request.project().name(),
                request.head().sha(),
                request.digest(),
                request.fromText(),
                EffectsUnderWay.state(line.standing(), effects).word(),
                voided == null ? null : word(voided),
                line.planned(),
                line.plannedAt(),
                line.situation().rule().name(),
                line.have(),
                line.need(),
                line.approvers(),
                line.entitled(),
                line.unchanged(),
                line.standing().history().stream().map(MomentDocument::of).toList());
    }

    private static String word(ApprovalEvent.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
