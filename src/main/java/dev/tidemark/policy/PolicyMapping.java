package dev.tidemark.policy;

import dev.tidemark.event.Subject;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.AtHead;
import dev.tidemark.projection.FoldedToHead;
import dev.tidemark.projection.MappingInForce;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The mapping that the policy in force says. */
@Singleton
class PolicyMapping implements MappingInForce {

    private static final Logger LOG = Logger.getLogger(PolicyMapping.class);
    private static final PolicyProjection POLICIES = new PolicyProjection();

    private final FoldedToHead head;
    private final PolicyAtHead policy;

    PolicyMapping(FoldedToHead head, PolicyAtHead policy) {
        this.head = head;
        this.policy = policy;
    }

    @Override
    public Optional<Mapping> now() {
        try {
            return Optional.of(head.ask(List.of(POLICIES), this::mapping));
        } catch (FoldedToHead.NotNow later) {
            LOG.debug("Which mapping is in force cannot be told yet", later);
            return Optional.empty();
        }
    }

    private Mapping mapping(AtHead at) {
        Optional<Subject> subject = policy.subject(at);
        return subject.isEmpty()
                ? Mapping.DEFAULT
                : policy.inForce(at, subject.get()).policy().mapping().knowing(at.names(POLICIES));
    }
}
