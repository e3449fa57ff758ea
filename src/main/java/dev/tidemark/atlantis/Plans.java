package dev.tidemark.atlantis;

import dev.tidemark.event.Repository;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.KnownThen;
import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** All plans and applies, as far as the log is folded. */
@ApplicationScoped
public class Plans {

    private static final Instant LATEST = Instant.MAX;

    private final ReadSide readSide;

    Plans(ReadSide readSide) {
        this.readSide = readSide;
    }

    /**
     * What Atlantis did for one pull request.
     *
     * @return nothing if nobody told of that pull request
     */
    public Uni<Optional<ChangeRuns>> of(Repository repository, long number) {
        String key = Subject.change(repository, number).value();
        return of(List.of(key)).map(found -> Optional.ofNullable(found.get(key)));
    }

    /** What Atlantis did for each of these pull requests, by the subject of each. */
    public Uni<Map<String, ChangeRuns>> of(List<String> changes) {
        return at(LATEST, changes);
    }

    /** What Atlantis had done for each of these pull requests at an instant, as is known now. */
    public Uni<Map<String, ChangeRuns>> at(Instant at, List<String> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : readSide.ask(session -> of(session, changes, at));
    }

    private static Uni<Map<String, ChangeRuns>> of(
            Mutiny.Session session, List<String> changes, Instant at) {
        return session.createQuery("from PlanRow where key in (:keys)", PlanRow.class)
                .setParameter("keys", changes)
                .getResultList()
                .chain(rows -> beside(session, changes, rows, at));
    }

    private static Uni<Map<String, ChangeRuns>> beside(
            Mutiny.Session session, List<String> changes, List<PlanRow> rows, Instant at) {
        Map<String, ChangePlans> plans = new LinkedHashMap<>();
        rows.forEach(row -> plans.put(row.key, Documents.read(row.document, ChangePlans.class)));
        return statuses(session, changes)
                .chain(statuses ->
                        branches(session, plans.values())
                                .map(branches -> joined(plans, statuses, branches, at)));
    }

    /** The same, of what was known then. */
    public static Map<String, ChangeRuns> at(
            Instant at,
            Map<String, KnownThen.Then<ChangePlans>> plans,
            Map<String, KnownThen.Then<RevisionStatuses>> statuses) {
        Map<String, ChangeRuns> joined = new LinkedHashMap<>();
        plans.forEach((key, then) ->
                joined.put(
                        key,
                        ChangeRuns.of(
                                then.model().until(at),
                                revisions(then.model()).stream()
                                        .map(statuses::get)
                                        .filter(Objects::nonNull)
                                        .map(each -> each.model().until(at))
                                        .toList(),
                                null)));
        return joined;
    }

    /** Subjects of the revisions that statuses of a pull request stand at. */
    public static List<String> revisions(ChangePlans plans) {
        return List.copyOf(PlanProjection.revisions(plans));
    }

    private static Uni<List<Object[]>> branches(
            Mutiny.Session session, Collection<ChangePlans> plans) {
        return session.createNativeQuery(
                        """
                        select b.key, b.document
                        from view.branch b
                        where b.key = any (string_to_array(:keys, E'\\n'))
                        """,
                        Object[].class)
                .setParameter(
                        "keys",
                        plans.stream()
                                .map(Plans::base)
                                .flatMap(Optional::stream)
                                .distinct()
                                .collect(Collectors.joining("\n")))
                .getResultList();
    }

    /** The row of the branch that a pull request goes into. */
    public static Optional<String> base(ChangePlans plans) {
        Repository repository = Repository.parse(plans.repository());
        return new Heads(plans.facts())
                .base()
                .map(branch -> BranchProjection.key(repository, branch));
    }

    /** The change's subject and the document of each revision that was its head. */
    private static Uni<List<Object[]>> statuses(Mutiny.Session session, List<String> changes) {
        return session.createNativeQuery(
                        """
                        select r.key, s.document
                        from view.plan_revision r
                        join view.plan_status s on s.key = r.value
                        where r.key = any (string_to_array(:keys, E'\\n'))
                        """,
                        Object[].class)
                .setParameter("keys", String.join("\n", changes))
                .getResultList();
    }

    private static Map<String, ChangeRuns> joined(
            Map<String, ChangePlans> plans,
            List<Object[]> statuses,
            List<Object[]> branches,
            Instant at) {
        Map<String, List<RevisionStatuses>> byChange = new HashMap<>();
        for (Object[] row : statuses) {
            byChange.computeIfAbsent((String) row[0], none -> new ArrayList<>())
                    .add(Documents.read((String) row[1], RevisionStatuses.class).until(at));
        }
        Map<String, BranchTip> tips = new HashMap<>();
        for (Object[] row : branches) {
            tips.put((String) row[0], Documents.read((String) row[1], BranchTip.class));
        }
        Map<String, ChangeRuns> joined = new LinkedHashMap<>();
        plans.forEach((key, each) ->
                joined.put(
                        key,
                        ChangeRuns.of(
                                each.until(at),
                                byChange.getOrDefault(key, List.of()),
                                base(each)
                                        .map(tips::get)
                                        .filter(tip -> !tip.pushedAt().isAfter(at))
                                        .orElse(null))));
        return joined;
    }
}
