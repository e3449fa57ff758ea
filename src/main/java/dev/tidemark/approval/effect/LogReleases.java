package dev.tidemark.approval.effect;

import dev.tidemark.approval.ApprovalFact;
import dev.tidemark.approval.ApprovalLine;
import dev.tidemark.approval.ApprovalRequests;
import dev.tidemark.approval.Approvals;
import dev.tidemark.approval.Release;
import dev.tidemark.approval.RequestStanding;
import dev.tidemark.approval.RequestState;
import dev.tidemark.approval.Situation;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.atlantis.Telling;
import dev.tidemark.event.ApprovalEvent.Cause;
import dev.tidemark.event.AtlantisReport.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Releases as the log has them: what is due by a read model, what stands by the log's head. */
@ApplicationScoped
class LogReleases implements Outbox.Owed, Outside.Grounds {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ApprovalRequests requests;
    private final Approvals approvals;

    LogReleases(ApprovalRequests requests, Approvals approvals) {
        this.requests = requests;
        this.approvals = approvals;
    }

    @Override
    public List<Due> due() throws IOException {
        List<ApprovalLine> owed = asked(() -> requests.owed().await().atMost(PATIENCE));
        return owed.stream()
                .map(line ->
                        new Due(line.id(), line.standing().lastRelease().orElseThrow().number()))
                .toList();
    }

    @Override
    public Optional<LetOut> letOut(Due due) throws IOException {
        return now(due.request())
                .flatMap(situation ->
                        open(situation.standing(), due.release())
                                .map(release -> letOut(situation, release)));
    }

    @Override
    public Ground of(LetOut out) throws IOException {
        Situation situation = now(out.request().id()).orElse(null);
        if (situation == null || open(situation.standing(), out.release()).isEmpty()) {
            return new Ground.Over();
        }
        RequestStanding standing = situation.standing();
        boolean stands =
                standing.state() == RequestState.LET_OUT
                        || standing.state() == RequestState.SENDING;
        boolean undiverged = situation.rule().undiverged();
        if (!stands) {
            return new Ground.Moved(moved(standing));
        }
        return undiverged && !Objects.equals(situation.change().diverged(), false)
                ? new Ground.Moved(moved(Cause.BASE_MOVED))
                : new Ground.Stands(undiverged, situation.rule().actAsApp());
    }

    private Optional<Situation> now(String request) throws IOException {
        return asked(() -> approvals.now(request));
    }

    /** Whatever it is that does not answer: nothing is done without an answer. */
    private static <T> T asked(Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (RuntimeException silent) {
            throw new IOException("the log cannot be read now: " + silent.getMessage(), silent);
        }
    }

    private static Optional<Release> open(RequestStanding standing, int number) {
        return standing.lastRelease()
                .filter(release -> release.number() == number && release.effect() == null);
    }

    private static LetOut letOut(Situation situation, Release release) {
        RequestStanding standing = situation.standing();
        return new LetOut(
                standing.repository(),
                situation.change().name(),
                standing.request(),
                release.number(),
                release.approver(),
                release.by().time(),
                release.reason(),
                newestComment(standing.project(), release.by()));
    }

    /** Of those that the log had told when it was let out. */
    private static long newestComment(@Nullable ProjectStanding project, ApprovalFact decision) {
        return project == null
                ? 0
                : project.runs().stream()
                        .flatMap(run -> run.tellings().stream())
                        .filter(telling -> telling.channel() == Channel.COMMENT)
                        .filter(telling -> telling.fact().position() < decision.position())
                        .mapToLong(LogReleases::comment)
                        .max()
                        .orElse(0);
    }

    private static long comment(Telling telling) {
        String id = telling.report().comment();
        return id != null && id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
    }

    private static String moved(RequestStanding standing) {
        if (standing.voided() != null) {
            return moved(standing.voided());
        }
        return standing.state() == RequestState.REJECTED
                ? "It was rejected after it was let out."
                : "The plan was made anew after it was let out. Decide on the new one.";
    }

    private static String moved(Cause cause) {
        return switch (cause) {
            case HEAD_MOVED ->
                    "The pull request's head moved since it was approved. Decide on the new plan.";
            case NEW_PLAN ->
                    "The project was planned again since it was approved. Decide on the new plan.";
            case PLAN_DISCARDED ->
                    "The plan was discarded since it was approved. Have it planned again.";
            case BASE_MOVED ->
                    "The branch that it goes into moved on since the plan was made. Update the pull"
                            + " request, and decide on the new plan.";
            case CLOSED -> "The pull request is not open any more.";
            case APPLIED_ELSEWHERE -> "It was applied without this portal meanwhile.";
            case POLICY_CHANGED ->
                    "The policy asks for other approvals since it was approved. Decide again.";
        };
    }
}
