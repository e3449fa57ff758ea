package dev.tidemark.event;

import org.jspecify.annotations.Nullable;

/**
 * What this portal did in GitHub because of an approval. Subject: {@link Subject#change}; the actor
 * is under whose name.
 */
public sealed interface EffectEvent extends Event {

    /** The plan that was let out. */
    ApprovalRequest request();

    /**
     * The command stands in the pull request.
     *
     * @param command the whole comment
     * @param speaker under whose name it was written
     * @param comment id of the comment
     * @param review id of the approving review that was left first; null for none
     */
    record Sent(
            ApprovalRequest request,
            String command,
            Speaker speaker,
            long comment,
            @Nullable Long review)
            implements EffectEvent {}

    /**
     * It could not be sent and will not be: what it was decided on moved, or GitHub refused.
     *
     * @param reason what stood against it, and what to do
     */
    record Failed(ApprovalRequest request, String command, String reason) implements EffectEvent {}

    /** Under whose name. */
    enum Speaker {
        /** The approver's, by the approver's own token. */
        APPROVER,
        /** The app's, where the policy lets it act. */
        APP
    }
}
