package dev.tidemark.drift;

import dev.tidemark.drift.LabelledApplies.PlacedApply;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.History;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per label of a repository's Terraform projects; applies are in its history. */
@Singleton
class LabelledAppliesProjection implements Projection<LabelledApplies> {

    /** A longer one is cut by Atlantis and ends in a digest, so it names nothing. */
    private static final int LONGEST_LABEL = 200;

    @Override
    public String name() {
        return "drift_label";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<LabelledApplies> model() {
        return LabelledApplies.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        Repository repository = entry.envelope().repository();
        return repository == null
                ? Set.of()
                : LabelledApplies.label(entry.event())
                        .filter(label -> label.length() <= LONGEST_LABEL)
                        .map(label -> Subject.of("label", repository.toString(), label).value())
                        .map(Set::of)
                        .orElse(Set.of());
    }

    @Override
    public LabelledApplies evolve(@Nullable LabelledApplies current, JoinedFact fact) {
        LabelledApplies known = current == null ? LabelledApplies.UNSEEN : current;
        if (fact.proof() == ActorProof.CLAIMED) {
            return known;
        }
        Repository repository = Objects.requireNonNull(fact.repository());
        String place =
                LabelledApplies.place(fact.event())
                        .map(project -> Subject.project(repository, project).value())
                        .orElse("");
        return known.after(fact, place);
    }

    @Override
    public List<Column<LabelledApplies>> columns() {
        return List.of();
    }

    @Override
    public List<History<LabelledApplies, ?>> histories() {
        return List.of(
                new History<LabelledApplies, PlacedApply>(
                        "apply",
                        each -> each.applied() == null ? List.of() : List.of(each.applied()),
                        each -> each.applied().at().toString(),
                        List.of(
                                Column.text("place", PlacedApply::place),
                                Column.time("applied_at", each -> each.applied().at())),
                        List.of("place, applied_at")));
    }
}
