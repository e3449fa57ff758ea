package dev.tidemark.sentence;

import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.WindowEvent;
import org.jspecify.annotations.Nullable;

/** Sentences about decisions, what they did, and the policy that they stand on. */
final class ApprovalSentence {

    private final SentenceMessages messages;

    ApprovalSentence(SentenceMessages messages) {
        this.messages = messages;
    }

    Sentence of(ApprovalEvent event, Telling telling) {
        return Sentence.of(at -> {
            String actor = at.of(Pieces.actor(telling.actor(), messages));
            String plan = plan(event.request(), telling, at);
            return switch (event) {
                case ApprovalEvent.Granted granted ->
                        messages.planApproved(
                                actor,
                                plan,
                                Integer.toString(granted.have()),
                                Integer.toString(granted.need()),
                                because(granted.reason(), at));
                case ApprovalEvent.Rejected rejected ->
                        messages.planRejected(actor, plan, because(rejected.reason(), at));
                case ApprovalEvent.Withdrawn withdrawn ->
                        messages.approvalWithdrawn(actor, plan, because(withdrawn.reason(), at));
                case ApprovalEvent.Voided voided ->
                        messages.approvalVoided(plan, cause(voided.cause()));
                case ApprovalEvent.Refused refused ->
                        messages.decisionRefused(actor, plan, because(refused.explanation(), at));
                case ApprovalEvent.Overridden overridden ->
                        messages.policyOverridden(actor, plan, because(overridden.reason(), at));
                case ApprovalEvent.Reviewed reviewed ->
                        reviewed.upheld()
                                ? messages.overrideUpheld(
                                        actor, plan, because(reviewed.reason(), at))
                                : messages.overrideObjected(
                                        actor, plan, because(reviewed.reason(), at));
            };
        });
    }

    Sentence of(EffectEvent event, Telling telling) {
        return Sentence.of(at -> {
            String plan = plan(event.request(), telling, at);
            return switch (event) {
                case EffectEvent.Sent sent ->
                        messages.effectSent(
                                at.of(Pieces.code(sent.command())),
                                plan,
                                at.of(Pieces.actor(telling.actor(), messages)));
                case EffectEvent.Failed failed ->
                        messages.effectFailed(
                                at.of(Pieces.code(failed.command())),
                                plan,
                                because(failed.reason(), at));
            };
        });
    }

    Sentence of(PolicyEvent event, Telling telling) {
        return switch (event) {
            case PolicyEvent.Changed changed ->
                    Sentence.of(at ->
                            changed.content().isEmpty()
                                    ? messages.policyDeleted(
                                            at.of(Pieces.actor(telling.actor(), messages)))
                                    : messages.policyChanged(
                                            at.of(Pieces.actor(telling.actor(), messages))));
            case PolicyEvent.Invalid invalid ->
                    Sentence.of(at ->
                            messages.policyInvalid(
                                    at.of(Pieces.said(String.join("; ", invalid.problems())))));
        };
    }

    Sentence of(WindowEvent event) {
        return switch (event) {
            case WindowEvent.Frozen frozen ->
                    Sentence.of(at ->
                            messages.frozen(
                                    at.of(Pieces.quote(frozen.window())),
                                    at.of(Piece.moment(frozen.until()))));
            case WindowEvent.Thawed thawed ->
                    Sentence.of(at -> messages.thawed(at.of(Pieces.quote(thawed.window()))));
        };
    }

    private String plan(ApprovalRequest request, Telling telling, Sentence.Places at) {
        return at.of(Pieces.project(request.project()))
                + messages.inChange(at.of(Pieces.change(telling)));
    }

    private String because(@Nullable String reason, Sentence.Places at) {
        return reason == null || reason.isBlank()
                ? ""
                : messages.because(at.of(Pieces.said(reason)));
    }

    private String cause(ApprovalEvent.Cause cause) {
        return switch (cause) {
            case HEAD_MOVED -> messages.headMoved();
            case NEW_PLAN -> messages.plannedAgain();
            case PLAN_DISCARDED -> messages.planThrownAway();
            case BASE_MOVED -> messages.baseMoved();
            case CLOSED -> messages.changeEnded();
            case APPLIED_ELSEWHERE -> messages.appliedElsewhere();
            case POLICY_CHANGED -> messages.policyMoved();
        };
    }
}
