package dev.tidemark.approval;

import dev.tidemark.approval.RequestView.Stage;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.event.Actor;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of a plan: planned, approved, commanded, applied. */
@Singleton
class RequestPath {

    private static final String NOW = "now";
    private static final String TO_DO = "todo";
    private static final String DONE = "";

    private final RequestMarks marks;
    private final RequestWords words;

    RequestPath(RequestMarks marks, RequestWords words) {
        this.marks = marks;
        this.words = words;
    }

    List<Stage> of(ApprovalLine line) {
        return List.of(planned(line), approved(line), commanded(line), applied(line));
    }

    private Stage planned(ApprovalLine line) {
        return done(new Mark("ok", words.planned()), line.plannedAt(), null);
    }

    private Stage approved(ApprovalLine line) {
        RequestStanding standing = line.standing();
        return switch (standing.state()) {
            case WAITING ->
                    new Stage(
                            marks.of(line.situation()),
                            words.approval(),
                            NOW,
                            null,
                            null,
                            words.count(
                                    Figures.grouped(line.have()), Figures.grouped(line.need())));
            case REJECTED -> {
                ApprovalFact rejection = standing.rejection();
                yield new Stage(
                        marks.of(line.situation()),
                        words.rejected(),
                        NOW,
                        rejection == null ? null : rejection.time(),
                        login(rejection == null ? null : rejection.actor()),
                        words.rejected());
            }
            case VOID ->
                    new Stage(
                            marks.of(line.situation()),
                            words.approval(),
                            NOW,
                            null,
                            null,
                            words.voided());
            case LET_OUT, SENDING, SENT, FAILED, APPLYING, APPLIED, APPLY_ERRORED ->
                    standing.lastRelease()
                            .map(this::released)
                            .orElseGet(() -> ahead(words.approval()));
        };
    }

    private Stage released(Release release) {
        Mark mark =
                release.isOverride()
                        ? new Mark("drift", words.overridden())
                        : new Mark("ok", words.approved());
        return done(mark, release.by().time(), release.by().actor());
    }

    private Stage commanded(ApprovalLine line) {
        RequestStanding standing = line.standing();
        ApprovalFact effect = standing.lastRelease().map(Release::effect).orElse(null);
        return switch (standing.state()) {
            case LET_OUT, SENDING -> at(marks.of(line.situation()), words.command(), effect);
            case FAILED -> at(marks.of(line.situation()), words.command(), effect);
            case SENT, APPLYING, APPLIED, APPLY_ERRORED ->
                    effect == null
                            ? ahead(words.command())
                            : done(new Mark("ok", words.sent()), effect.time(), effect.actor());
            case WAITING, REJECTED, VOID -> ahead(words.command());
        };
    }

    private Stage applied(ApprovalLine line) {
        ProjectRun apply = line.standing().apply();
        Instant at = apply == null ? null : apply.endedAt();
        Mark mark = marks.of(line.situation());
        return switch (line.standing().state()) {
            case SENT ->
                    new Stage(
                            new Mark("waiting", words.isWaiting()),
                            words.apply(),
                            NOW,
                            null,
                            null,
                            words.isWaiting());
            case APPLYING, APPLY_ERRORED ->
                    new Stage(mark, mark.word(), NOW, at, null, words.applying());
            case APPLIED -> new Stage(mark, mark.word(), DONE, at, null, mark.word());
            case WAITING, REJECTED, VOID, LET_OUT, SENDING, FAILED -> ahead(words.apply());
        };
    }

    private static Stage at(Mark mark, String name, @Nullable ApprovalFact fact) {
        Instant at = fact == null ? null : fact.time();
        return new Stage(mark, name, NOW, at, null, mark.word());
    }

    private static Stage done(Mark mark, Instant at, @Nullable Actor by) {
        return new Stage(mark, mark.word(), DONE, at, login(by), null);
    }

    private Stage ahead(String name) {
        Mark mark = new Mark("next", words.notYet());
        return new Stage(mark, name, TO_DO, null, null, mark.word());
    }

    private static @Nullable VisibleText login(@Nullable Actor actor) {
        return actor == null ? null : VisibleText.of(actor.login());
    }
}
