package dev.tidemark.approval;

import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.Facet;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row per pull request that anything was decided about: what, and what became of it. */
@Singleton
public class ApprovalProjection implements Projection<ChangeApprovals> {

    static final String REQUEST = "request";

    @Override
    public String name() {
        return "approval";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<ChangeApprovals> model() {
        return ChangeApprovals.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        Repository repository = entry.envelope().repository();
        ApprovalRequest request = ApprovalFact.requestOf(entry.event());
        return repository == null || request == null
                ? Set.of()
                : Set.of(Subject.change(repository, request.change()).value());
    }

    @Override
    public ChangeApprovals evolve(@Nullable ChangeApprovals current, JoinedFact fact) {
        Repository repository = Objects.requireNonNull(fact.repository());
        ApprovalRequest request = Objects.requireNonNull(ApprovalFact.requestOf(fact.event()));
        return ChangeApprovals.evolve(current, repository.toString(), request.change(), fact);
    }

    @Override
    public List<Column<ChangeApprovals>> columns() {
        return List.of(
                Column.text("repository", ChangeApprovals::repository),
                Column.number("number", ChangeApprovals::number),
                Column.time("decided_at", ApprovalProjection::decidedAt),
                Column.number("owed", ApprovalProjection::owed),
                Column.number("held", ApprovalProjection::held),
                Column.number("unreviewed", ApprovalProjection::unreviewed));
    }

    @Override
    public List<String> indexes() {
        return List.of("decided_at desc, repository, number", "owed", "held", "unreviewed");
    }

    @Override
    public List<Facet<ChangeApprovals>> facets() {
        return List.of(new Facet<>(REQUEST, ApprovalProjection::requests));
    }

    private static Collection<String> requests(ChangeApprovals approvals) {
        return approvals.facts().stream()
                .map(fact -> fact.request().id())
                .collect(Collectors.toSet());
    }

    private static @Nullable Instant decidedAt(ChangeApprovals approvals) {
        return approvals.facts().reversed().stream()
                .map(ApprovalFact::time)
                .findFirst()
                .orElse(null);
    }

    /** Releases of which nothing is recorded: few, so that whoever sends finds them at once. */
    private static long owed(ChangeApprovals approvals) {
        return requests(approvals).stream()
                .map(id -> Releases.in(approvals.of(id)))
                .filter(releases -> !releases.isEmpty() && releases.getLast().effect() == null)
                .count();
    }

    /** Requests with decisions of which nothing came yet. */
    private static long held(ChangeApprovals approvals) {
        return requests(approvals).stream()
                .filter(id -> !Lapse.held(approvals.of(id)).isEmpty())
                .count();
    }

    private static long unreviewed(ChangeApprovals approvals) {
        long overridden =
                approvals.facts().stream()
                        .filter(fact -> fact.event() instanceof ApprovalEvent.Overridden)
                        .count();
        return overridden == 0 ? 0 : Reviews.open(approvals.facts()).size();
    }
}
