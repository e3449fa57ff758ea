package dev.tidemark.approval;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What became of a decision, as an answer. */
@Singleton
class DecisionAnswers {

    private static final String ANOTHER =
            "Another decision of yours was recorded since; look at the request again";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int LATER = 503;

    private final RuleSentences sentences;

    DecisionAnswers(RuleSentences sentences) {
        this.sentences = sentences;
    }

    Response of(Decided decided) {
        return switch (decided) {
            case Decided.Recorded recorded ->
                    Response.status(recorded.again() ? OK : CREATED)
                            .type(MediaType.APPLICATION_JSON_TYPE)
                            .entity(ApprovalDocument.of(ApprovalLines.line(recorded.situation())))
                            .build();
            case Decided.Refused refused ->
                    problem("The decision is refused", status(refused), refused.explained());
            case Decided.Stale stale ->
                    problem("What you saw has moved on", CONFLICT, stale.explained());
            case Decided.Unknown ignored ->
                    problem(
                            ApprovalProblem.of(
                                    "Not found", NOT_FOUND, "No such request is recorded"));
            case Decided.Later later ->
                    Response.fromResponse(
                                    problem(
                                            ApprovalProblem.of(
                                                    "It cannot be decided now",
                                                    LATER,
                                                    "Nothing was recorded; send it again")))
                            .header(HttpHeaders.RETRY_AFTER, later.after().toSeconds())
                            .build();
        };
    }

    /** Nobody is signed in; a machine's token is nobody. */
    Response unauthorized() {
        return problem(
                ApprovalProblem.of(
                        "Not authentic", UNAUTHORIZED, "Only a signed-in person decides"));
    }

    private static int status(Decided.Refused refused) {
        RuleKey against = refused.explained().against().orElseThrow().rule();
        return switch (against) {
            case REASON -> UNPROCESSABLE;
            case PLAN_CURRENT,
                    OPEN,
                    NOT_LOCKED,
                    POLICY_CHECK,
                    UNDIVERGED,
                    NOT_APPROVED_ALREADY,
                    NOT_REJECTED,
                    NOT_FROZEN,
                    NOT_LET_OUT,
                    HAS_APPROVED,
                    OPEN_OVERRIDE ->
                    CONFLICT;
            case SIGNED_IN,
                    GITHUB_IDENTITY,
                    ENTITLED,
                    NOT_AUTHOR,
                    NOT_COMMITTER,
                    NOT_PUSHER,
                    NOT_REQUESTER,
                    NOT_OVERRIDER ->
                    FORBIDDEN;
        };
    }

    private Response problem(String title, int status, Explained explained) {
        RuleFact against = explained.against().orElse(null);
        return problem(
                new ApprovalProblem(
                        title,
                        status,
                        against == null ? ANOTHER : sentences.of(against),
                        against == null ? null : against.key(),
                        explained.rules().stream().map(this::rule).toList(),
                        explained.couldDecide()));
    }

    ApprovalProblem.RuleDocument rule(RuleFact rule) {
        return new ApprovalProblem.RuleDocument(rule.key(), rule.holds(), sentences.of(rule));
    }

    private static Response problem(ApprovalProblem problem) {
        return Response.status(problem.status())
                .type(ApprovalProblem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
