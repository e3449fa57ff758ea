package dev.tidemark.argocd;

import dev.tidemark.projection.Documents;
import dev.tidemark.projection.KnownThen;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.ValidTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every watched Argo CD and its ApplicationSets, as far as the log is folded. */
@ApplicationScoped
public class Clusters {

    private final ReadSide readSide;

    Clusters(ReadSide readSide) {
        this.readSide = readSide;
    }

    /** What was true of each Argo CD at an instant, as is known now. */
    public Uni<List<ClusterState>> at(Instant at) {
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select known.document, gap.document, settings.document
                                from view.cluster known
                                left join lateral (
                                    select document
                                    from view.cluster_gap
                                    where key = known.key
                                      and valid_from <= :at
                                      and (valid_to is null or valid_to > :at)
                                    order by valid_from
                                    limit 1
                                ) gap on true
                                left join lateral (
                                    select document
                                    from view.cluster_settings
                                    where key = known.key and valid_from <= :at
                                    order by valid_from desc
                                    limit 1
                                ) settings on true
                                order by known.key
                                """,
                                Object[].class)
                        .setParameter("at", at.atOffset(ZoneOffset.UTC))
                        .getResultList()
                        .map(rows -> rows.stream().map(Clusters::state).toList()));
    }

    private static ClusterState state(Object[] row) {
        Cluster cluster = Documents.read((String) row[0], Cluster.class);
        return new ClusterState(
                cluster.name(),
                cluster.namespace(),
                read(row[1], Cluster.Gap.class),
                read(row[2], Cluster.Settings.class));
    }

    private static <T> @Nullable T read(@Nullable Object document, Class<T> type) {
        return document == null ? null : Documents.read((String) document, type);
    }

    /** The same, of what was known then. */
    public static ClusterState at(KnownThen.Then<Cluster> then, Instant at) {
        Cluster.Gap gap =
                then.history("gap", Cluster.Gap.class).stream()
                        .filter(each -> !each.from().isAfter(at))
                        .filter(each -> each.to() == null || each.to().isAfter(at))
                        .min(Comparator.comparing(Cluster.Gap::from))
                        .orElse(null);
        Cluster.Settings settings =
                then.history("settings", Cluster.Settings.class).stream()
                        .filter(each -> !each.from().isAfter(at))
                        .max(Comparator.comparing(Cluster.Settings::from))
                        .orElse(null);
        return new ClusterState(then.model().name(), then.model().namespace(), gap, settings);
    }

    /**
     * What was true of each ApplicationSet at an instant; those that were not there are left out.
     */
    public Uni<List<ApplicationSetState>> applicationSets(Instant at) {
        return readSide.ask(session ->
                ValidTime.at(
                                session,
                                "applicationset",
                                "state",
                                ApplicationSetState.class,
                                "applicationset/",
                                at)
                        .map(Clusters::there));
    }

    /** Those that exist. */
    public static List<ApplicationSetState> there(Collection<ApplicationSetState> states) {
        return states.stream().filter(ApplicationSetState::exists).toList();
    }
}
