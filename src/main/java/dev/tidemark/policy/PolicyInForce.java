package dev.tidemark.policy;

import dev.tidemark.event.Revision;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is in force: the newest valid version, in the order of their times.
 *
 * @param commit that brought it to the default branch; null where no file is there
 * @param position of the newest version, valid or not; -1 before the first
 */
public record PolicyInForce(Policy policy, @Nullable Revision commit, long position) {

    /** Before anything was said: the default. */
    public static final PolicyInForce NONE = new PolicyInForce(Policy.DEFAULT, null, -1);

    /**
     * As the read model has it.
     *
     * @param versions in any number and order; of those that are valid the one with the greatest
     *     time counts
     */
    public static PolicyInForce of(Collection<PolicyVersion> versions) {
        long newest =
                versions.stream().mapToLong(PolicyVersion::position).max().orElse(NONE.position());
        return versions.stream()
                .sorted(Comparator.comparing(PolicyVersion::time))
                .toList()
                .reversed()
                .stream()
                .flatMap(version -> read(version, newest).stream())
                .findFirst()
                .orElse(new PolicyInForce(Policy.DEFAULT, null, newest));
    }

    private static Optional<PolicyInForce> read(PolicyVersion version, long newest) {
        String content = version.content();
        if (content == null) {
            return Optional.empty();
        }
        if (content.isEmpty()) {
            return Optional.of(new PolicyInForce(Policy.DEFAULT, null, newest));
        }
        try {
            return Optional.of(new PolicyInForce(Policy.read(content), version.commit(), newest));
        } catch (PolicyUnreadable byThisReader) {
            // It was valid when it was recorded; what this reader cannot take changes nothing.
            return Optional.empty();
        }
    }
}
