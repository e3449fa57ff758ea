package dev.tidemark.atlantis;

import dev.tidemark.event.Repository;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per branch: a plan is made against its base, which may move on without it. */
@Singleton
public class BranchProjection implements Projection<BranchTip> {

    private static final String BRANCHES = "refs/heads/";

    /** The row of the branch with this short name. */
    static String key(Repository repository, String branch) {
        return Subject.of("branch", repository.toString(), branch).value();
    }

    @Override
    public String name() {
        return "branch";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<BranchTip> model() {
        return BranchTip.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        Repository repository = entry.envelope().repository();
        return repository != null
                        && entry.event() instanceof RevisionEvent.Pushed pushed
                        && pushed.ref().startsWith(BRANCHES)
                        && !pushed.after().isNone()
                ? Set.of(key(repository, pushed.ref().substring(BRANCHES.length())))
                : Set.of();
    }

    @Override
    public BranchTip evolve(@Nullable BranchTip current, JoinedFact fact) {
        return new BranchTip(((RevisionEvent.Pushed) fact.event()).after(), fact.time());
    }
}
