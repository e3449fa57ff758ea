package dev.tidemark.commit;

import dev.tidemark.event.Repository;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.Facet;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per push that left something behind it. */
@Singleton
public class PushProjection implements Projection<Push> {

    @Override
    public String name() {
        return "push";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Class<Push> model() {
        return Push.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        Repository repository = entry.envelope().repository();
        return repository != null
                        && entry.event() instanceof Pushed pushed
                        && !pushed.after().isNone()
                ? Set.of(
                        Subject.of(
                                        "push",
                                        repository.toString(),
                                        pushed.before().sha(),
                                        pushed.after().sha())
                                .value())
                : Set.of();
    }

    @Override
    public Push evolve(@Nullable Push current, JoinedFact fact) {
        var pushed = (Pushed) fact.event();
        // One range may reach several refs; the first that did brought it.
        return current != null && (current.pushed().defaultBranch() || !pushed.defaultBranch())
                ? current
                : new Push(
                        Objects.requireNonNull(fact.repository()).toString(),
                        pushed,
                        fact.actor(),
                        fact.actorProof(),
                        fact.time(),
                        fact.position());
    }

    @Override
    public List<Column<Push>> columns() {
        return List.of(
                Column.text("repository", Push::repository),
                Column.text("ref", push -> push.pushed().ref()),
                Column.text("default_branch", push -> push.pushed().defaultBranch() ? "yes" : "no"),
                Column.text("forced", push -> push.pushed().forced() ? "yes" : "no"),
                Column.text("after", Push::after),
                Column.time("at", Push::at));
    }

    @Override
    public List<String> indexes() {
        return List.of(
                "repository, at",
                "repository, after",
                "repository, ref, at desc",
                "forced, at desc");
    }

    @Override
    public List<Facet<Push>> facets() {
        return List.of(new Facet<>("revision", Push::revisions));
    }
}
