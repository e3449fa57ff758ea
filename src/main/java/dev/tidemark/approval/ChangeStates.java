package dev.tidemark.approval;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.Plans;
import dev.tidemark.event.Repository;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.PolicyInForce;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.RepositoryLabels;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Pull requests as the read models have them, for showing. */
@Singleton
class ChangeStates {

    private static final Pushers NOBODY = new Pushers(List.of());

    private final ReadSide readSide;
    private final Plans plans;
    private final Policies policies;

    ChangeStates(ReadSide readSide, Plans plans, Policies policies) {
        this.readSide = readSide;
        this.plans = plans;
        this.policies = policies;
    }

    /** What is known beside the plans. */
    private record Beside(
            Map<String, ChangeApprovals> approvals,
            Map<String, Pushers> pushers,
            RepositoryLabels labels) {}

    /** Those of these pull requests that anything was planned in, in the order of their keys. */
    Uni<List<ChangeState>> of(List<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : plans.of(keys)
                        .chain(runs ->
                                policies.inForce()
                                        .chain(policy ->
                                                beside(runs)
                                                        .map(beside ->
                                                                together(
                                                                        keys, runs, policy,
                                                                        beside))));
    }

    private static List<ChangeState> together(
            List<String> keys, Map<String, ChangeRuns> runs, PolicyInForce policy, Beside beside) {
        var states = new ArrayList<ChangeState>();
        for (String key : keys) {
            ChangeRuns ofKey = runs.get(key);
            if (ofKey != null) {
                states.add(state(key, ofKey, policy, beside));
            }
        }
        return states;
    }

    private static ChangeState state(
            String key, ChangeRuns runs, PolicyInForce policy, Beside beside) {
        ChangeKey change = ChangeKey.parse(key);
        return new ChangeState(
                change.repository(),
                beside.labels().of(change.repository().toString()),
                runs,
                Optional.ofNullable(beside.approvals().get(key))
                        .orElseGet(
                                () -> ChangeApprovals.none(change.repository(), change.number())),
                head(change.repository(), runs).map(beside.pushers()::get).orElse(NOBODY),
                policy);
    }

    private static Optional<String> head(Repository repository, ChangeRuns runs) {
        return runs.heads().now().map(head -> PusherProjection.key(repository, head));
    }

    private Uni<Beside> beside(Map<String, ChangeRuns> runs) {
        List<String> heads =
                runs.entrySet().stream()
                        .map(each ->
                                head(ChangeKey.parse(each.getKey()).repository(), each.getValue()))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        return readSide.ask(session ->
                documents(session, "approval", runs.keySet(), ChangeApprovals.class)
                        .chain(approvals ->
                                documents(session, "pusher", heads, Pushers.class)
                                        .chain(pushers ->
                                                RepositoryLabels.of(session, "plan")
                                                        .map(labels ->
                                                                new Beside(
                                                                        approvals, pushers,
                                                                        labels)))));
    }

    private static <T> Uni<Map<String, T>> documents(
            Mutiny.Session session, String view, Collection<String> keys, Class<T> model) {
        return session.createNativeQuery(
                        """
                        select v.key, v.document
                        from view.%s v
                        where v.key = any (string_to_array(:keys, E'\\n'))
                        """
                                .formatted(view),
                        Object[].class)
                .setParameter("keys", keys.stream().collect(Collectors.joining("\n")))
                .getResultList()
                .map(rows -> {
                    Map<String, T> documents = new HashMap<>();
                    rows.forEach(row ->
                            documents.put((String) row[0], Documents.read((String) row[1], model)));
                    return documents;
                });
    }
}
