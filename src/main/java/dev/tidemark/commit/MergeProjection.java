package dev.tidemark.commit;

import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per pull request. */
@Singleton
public class MergeProjection implements Projection<Merge> {

    @Override
    public String name() {
        return "merge";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<Merge> model() {
        return Merge.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        Repository repository = entry.envelope().repository();
        return repository != null && entry.event() instanceof ChangeEvent
                ? Set.of(Subject.change(repository, number(entry.envelope().subject())).value())
                : Set.of();
    }

    private static long number(Subject change) {
        return Long.parseLong(change.parts().getLast());
    }

    @Override
    public Merge evolve(@Nullable Merge current, JoinedFact fact) {
        Repository repository = fact.repository();
        Merge before =
                current == null
                        ? Merge.unseen(String.valueOf(repository), number(fact.subject()))
                        : current;
        return before.after(fact);
    }

    @Override
    public List<Column<Merge>> columns() {
        return List.of(
                Column.text("repository", Merge::repository),
                Column.text(
                        "merge_commit",
                        merge -> merge.mergeCommit() == null ? null : merge.mergeCommit().sha()));
    }

    @Override
    public List<String> indexes() {
        return List.of("repository, merge_commit");
    }
}
