package dev.tidemark.approval;

import dev.tidemark.web.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a decision was not taken, as RFC 9457 writes it with members of our own. */
@Schema(description = "RFC 9457 problem details, with what stands against the decision")
public record ApprovalProblem(
        String title,
        int status,
        @Nullable String detail,
        @Schema(description = "Key of the first rule that does not hold; absent if none was asked")
                @Nullable String rule,
        @Schema(description = "Every rule that was asked") List<RuleDocument> rules,
        @Schema(description = "Logins, teams and `role:` names who could decide")
                List<String> couldDecide) {

    static final String MEDIA_TYPE = Problem.MEDIA_TYPE;

    public ApprovalProblem {
        rules = List.copyOf(rules);
        couldDecide = List.copyOf(couldDecide);
    }

    /** One rule. */
    public record RuleDocument(
            @Schema(description = "As in the documentation of approvals") String rule,
            boolean holds,
            @Schema(description = "Why, as a clause") String fact) {}

    static ApprovalProblem of(String title, int status, String detail) {
        return new ApprovalProblem(title, status, detail, null, List.of(), List.of());
    }
}
