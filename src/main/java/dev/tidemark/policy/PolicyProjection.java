package dev.tidemark.policy;

import dev.tidemark.event.PolicyEvent;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per version of a policy file. */
@Singleton
public class PolicyProjection implements Projection<PolicyVersion> {

    static final String NAME = "policy";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<PolicyVersion> model() {
        return PolicyVersion.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        return entry.event() instanceof PolicyEvent
                ? Set.of(entry.envelope().fact().value())
                : Set.of();
    }

    @Override
    public PolicyVersion evolve(@Nullable PolicyVersion current, JoinedFact fact) {
        return switch ((PolicyEvent) fact.event()) {
            case PolicyEvent.Changed changed -> version(fact, changed.content(), List.of());
            case PolicyEvent.Invalid invalid -> version(fact, null, invalid.problems());
        };
    }

    private static PolicyVersion version(
            JoinedFact fact, @Nullable String content, List<String> problems) {
        return new PolicyVersion(
                fact.subject().parts().getLast(),
                fact.position(),
                fact.time(),
                fact.revision(),
                fact.actor(),
                fact.actorProof(),
                content,
                problems);
    }

    @Override
    public List<Column<PolicyVersion>> columns() {
        return List.of(
                Column.text("repository", PolicyVersion::repository),
                Column.number("valid", version -> version.valid() ? 1L : 0L));
    }

    @Override
    public List<String> indexes() {
        return List.of("repository, last_time desc, last_id desc");
    }
}
