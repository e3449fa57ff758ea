package dev.tidemark.approval;

import dev.tidemark.approval.RequestView.Notice;
import dev.tidemark.atlantis.Command;
import dev.tidemark.atlantis.ProjectRun;
import dev.tidemark.atlantis.ProjectStanding;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.policy.Freeze;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a request stands in sentences, with what to do. */
@Singleton
class StandingNotices {

    private static final String BLUE = "";
    private static final String RED = "red";

    private final RequestMarks marks;
    private final RequestWords words;
    private final Times times;

    StandingNotices(RequestMarks marks, RequestWords words, Times times) {
        this.marks = marks;
        this.words = words;
        this.times = times;
    }

    /**
     * What must be said.
     *
     * @param effects what is being done in GitHub because of it, the last begun first
     * @param currentHref the newest plan of the project; null if it is this one or there is none
     */
    List<Notice> of(ApprovalLine line, List<EffectProgress> effects, @Nullable String currentHref) {
        var notices = new ArrayList<Notice>();
        boolean isOpen = line.standing().state().isOpen();
        if (isOpen) {
            line.situation().freeze().map(this::frozen).ifPresent(notices::add);
        }
        Notice standing = standing(line, effects, currentHref);
        if (standing != null) {
            notices.add(standing);
        }
        return notices;
    }

    private Notice frozen(Freeze freeze) {
        return Notice.of(
                "amber",
                new Mark("paused", words.frozen()),
                List.of(
                        words.freeze(
                                VisibleText.of(freeze.window()).isolated(),
                                times.moment(freeze.until()),
                                VisibleText.of(freeze.reason()).isolated())));
    }

    private @Nullable Notice standing(
            ApprovalLine line, List<EffectProgress> effects, @Nullable String currentHref) {
        RequestStanding standing = line.standing();
        return switch (standing.state()) {
            case WAITING -> null;
            case REJECTED -> rejected(line);
            case VOID ->
                    notice(line, "grey", words.voidWhy(cause(standing)))
                            .to(currentHref, words.toCurrent());
            case LET_OUT, SENDING -> sending(line, effects);
            case SENT -> sent(line);
            case FAILED -> failed(line);
            case APPLYING -> applied(line, BLUE, words.applyingWhy());
            case APPLIED -> applied(line, "green", words.appliedWhy());
            case APPLY_ERRORED -> applied(line, RED, applyFailed(standing.apply()));
        };
    }

    private Notice notice(ApprovalLine line, String style, String... sentences) {
        return Notice.of(style, marks.of(line.situation()), List.of(sentences));
    }

    private Notice rejected(ApprovalLine line) {
        ApprovalFact rejection = line.standing().rejection();
        Actor actor = rejection == null ? null : rejection.actor();
        return actor != null
                        && rejection != null
                        && rejection.event() instanceof ApprovalEvent.Rejected rejected
                ? notice(
                        line,
                        RED,
                        words.rejectedBy(login(actor), said(rejected.reason())),
                        words.untilPlanned())
                : notice(line, RED, words.untilPlanned());
    }

    private String letOut(RequestStanding standing) {
        return standing.lastRelease()
                .filter(Release::isOverride)
                .map(release -> words.overriddenWhy(login(release.approver())))
                .orElseGet(words::letOutWhy);
    }

    private Notice sending(ApprovalLine line, List<EffectProgress> effects) {
        return effects.stream()
                .filter(effect -> !effect.isRejection())
                .findFirst()
                .filter(EffectProgress::isRetried)
                .map(effect -> retried(line, effect))
                .orElseGet(() -> notice(line, BLUE, letOut(line.standing())));
    }

    private Notice retried(ApprovalLine line, EffectProgress effect) {
        var lines = new ArrayList<String>();
        lines.add(words.sendingWhy());
        lines.add(words.attempts(Figures.grouped(effect.attempts())));
        if (effect.note() != null) {
            lines.add(said(effect.note()));
        }
        Notice notice = Notice.of(BLUE, marks.of(line.situation(), List.of(effect)), lines);
        return effect.nextAt().isAfter(times.now()) ? notice.until(effect.nextAt()) : notice;
    }

    private Notice sent(ApprovalLine line) {
        ApprovalFact effect = line.standing().lastRelease().map(Release::effect).orElse(null);
        Actor actor = effect == null ? null : effect.actor();
        if (effect == null || actor == null || !(effect.event() instanceof EffectEvent.Sent sent)) {
            return notice(line, BLUE, words.sendingWhy());
        }
        boolean isSilent = EffectsUnderWay.unansweredSince(line.standing(), times.now()) != null;
        String command = words.sentWhy(said(sent.command()), login(actor));
        Notice notice =
                isSilent
                        ? notice(line, "amber", command, words.silentWhy())
                        : notice(line, BLUE, command);
        return notice.to(RequestLinks.comment(line, effect), words.toComment());
    }

    private Notice failed(ApprovalLine line) {
        ApprovalFact effect = line.standing().lastRelease().map(Release::effect).orElse(null);
        if (effect != null && effect.event() instanceof EffectEvent.Failed failed) {
            return notice(line, RED, words.notSentWhy(said(failed.reason())), words.approveAgain());
        }
        String said = saidOf(line.standing().apply());
        return notice(
                        line,
                        RED,
                        said == null ? words.refusedWhy() : words.refusedSaid(said),
                        words.approveAgain())
                .to(RequestLinks.comment(line, effect), words.toComment());
    }

    private String applyFailed(@Nullable ProjectRun apply) {
        String said = saidOf(apply);
        return said == null ? words.failedWhy() : words.failedSaid(said);
    }

    private Notice applied(ApprovalLine line, String style, String sentence) {
        ProjectRun apply = line.standing().apply();
        Notice notice = notice(line, style, sentence);
        return apply == null
                ? notice
                : notice.to(
                        RequestLinks.entry(apply.tellings().getLast().fact().position()),
                        words.toEntry());
    }

    private String cause(RequestStanding standing) {
        return switch (standing.voided()) {
            case HEAD_MOVED -> words.headMoved();
            case PLAN_DISCARDED -> words.discarded();
            case BASE_MOVED -> words.baseMoved();
            case CLOSED -> words.closed();
            case APPLIED_ELSEWHERE -> words.appliedElsewhere();
            case POLICY_CHANGED -> words.policyChanged();
            case NEW_PLAN -> isToldMoreFully(standing) ? words.toldMore() : words.newPlan();
            case null -> words.newPlan();
        };
    }

    /** Whether the plan's JSON came after its comment: it is the same plan by a better name. */
    private static boolean isToldMoreFully(RequestStanding standing) {
        ProjectStanding project = standing.project();
        ApprovalRequest request = standing.request();
        return project != null
                && request.fromText()
                && project.last(Command.PLAN)
                        .filter(plan -> plan.document() != null)
                        .filter(plan -> request.head().equals(plan.head()))
                        .map(ProjectRun::text)
                        .filter(text -> request.digest().equals(text.digest()))
                        .isPresent();
    }

    private static @Nullable String saidOf(@Nullable ProjectRun run) {
        String said = run == null ? null : run.said();
        return said == null || said.isBlank() ? null : said(said);
    }

    private static String said(String text) {
        return VisibleText.of(text).isolated();
    }

    private static String login(Actor actor) {
        return VisibleText.of(actor.login()).isolated();
    }
}
