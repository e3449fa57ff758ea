package dev.tidemark.policy;

import dev.tidemark.event.PolicyEvent;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Revision;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is in force: the newest valid version. A fold of the entries of one policy subject, in the
 * order of their times.
 *
 * @param commit that brought it to the default branch; null where no file is there
 * @param position of the newest entry that was folded, valid or not; -1 before the first
 */
public record PolicyInForce(Policy policy, @Nullable Revision commit, long position) {

    /** Before anything was said: the default. */
    public static final PolicyInForce NONE = new PolicyInForce(Policy.DEFAULT, null, -1);

    /** After one more entry. */
    public PolicyInForce evolve(Recorded<PolicyEvent> entry) {
        return evolve(entry.event(), entry.envelope().revision(), entry.position());
    }

    /**
     * As the read model has it.
     *
     * @param versions in any number and order; of those that are valid the one with the greatest
     *     time counts
     */
    public static PolicyInForce of(Collection<PolicyVersion> versions) {
        PolicyInForce inForce = NONE;
        for (PolicyVersion version :
                versions.stream().sorted(Comparator.comparing(PolicyVersion::time)).toList()) {
            String content = version.content();
            inForce =
                    inForce.evolve(
                            content == null
                                    ? new PolicyEvent.Invalid(version.problems())
                                    : new PolicyEvent.Changed(content),
                            version.commit(),
                            version.position());
        }
        return inForce;
    }

    private PolicyInForce evolve(PolicyEvent event, @Nullable Revision revision, long at) {
        long newest = Math.max(position, at);
        return switch (event) {
            case PolicyEvent.Invalid invalid -> new PolicyInForce(policy, commit, newest);
            case PolicyEvent.Changed changed -> changedTo(changed.content(), revision, newest);
        };
    }

    private PolicyInForce changedTo(String content, @Nullable Revision revision, long newest) {
        if (content.isEmpty()) {
            return new PolicyInForce(Policy.DEFAULT, null, newest);
        }
        try {
            return new PolicyInForce(Policy.read(content), revision, newest);
        } catch (PolicyUnreadable byThisReader) {
            // It was valid when it was recorded; what this reader cannot take changes nothing.
            return new PolicyInForce(policy, commit, newest);
        }
    }
}
