package dev.tidemark.policy;

import dev.tidemark.event.Subject;
import dev.tidemark.projection.AtHead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policy as of the log's last entry, for whoever asks {@link PolicyProjection} there. */
@ApplicationScoped
public class PolicyAtHead {

    private static final PolicyProjection POLICIES = new PolicyProjection();
    private static final long VALID = 1;

    /** Of the stored ones the last alone counts; some may have been taken back since. */
    private static final int VERSIONS = 3;

    private final PolicySettings settings;

    /** Of the repository that is configured. */
    public PolicyAtHead(PolicySettings settings) {
        this.settings = settings;
    }

    /** What the policy's entries are about; nothing while the log does not know its repository. */
    public Optional<Subject> subject(AtHead at) {
        return settings.repository().flatMap(name -> at.named(POLICIES, name)).map(Subject::policy);
    }

    /** What is in force. */
    public PolicyInForce inForce(AtHead at, Subject subject) {
        String repository = subject.parts().getFirst();
        Set<String> keys =
                at.latest(POLICIES, Map.of("repository", repository, "valid", VALID), VERSIONS);
        List<PolicyVersion> versions =
                at.rows(POLICIES, keys).values().stream()
                        .filter(version -> version.repository().equals(repository))
                        .toList();
        return PolicyInForce.of(versions);
    }
}
