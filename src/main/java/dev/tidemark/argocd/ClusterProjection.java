package dev.tidemark.argocd;

import dev.tidemark.event.ArgoCdEvent;
import dev.tidemark.event.ObservationEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.projection.Column;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.History;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row per Argo CD that is watched: when it was not, and which of its settings count. */
@Singleton
public class ClusterProjection implements Projection<Cluster> {

    private static final String SCHEME = "kubernetes://";

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Cluster> model() {
        return Cluster.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        boolean isSeen =
                entry.event() instanceof ObservationEvent || entry.event() instanceof ArgoCdEvent;
        Subject subject = entry.envelope().subject();
        return isSeen && uri(subject).startsWith(SCHEME) ? Set.of(subject.value()) : Set.of();
    }

    private static String uri(Subject subject) {
        List<String> parts = subject.parts();
        return subject.kind().equals("source") && !parts.isEmpty() ? parts.getFirst() : "";
    }

    @Override
    public Cluster evolve(@Nullable Cluster current, JoinedFact fact) {
        Cluster known = current == null ? unseen(URI.create(uri(fact.subject()))) : current;
        return known.after(fact);
    }

    /** By {@code kubernetes://<name of the cluster>/<namespace of Argo CD>}. */
    private static Cluster unseen(URI uri) {
        String authority = uri.getAuthority();
        String path = uri.getPath();
        return new Cluster(
                authority == null ? "" : authority,
                path == null || path.isEmpty() ? "" : path.substring(1),
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public List<History<Cluster, ?>> histories() {
        return List.of(
                new History<>(
                        "gap",
                        Cluster::gaps,
                        Cluster.Gap::id,
                        List.of(
                                Column.time("valid_from", Cluster.Gap::from),
                                Column.time("valid_to", Cluster.Gap::to)),
                        List.of("key, valid_from desc")),
                new History<>(
                        "settings",
                        Cluster::settings,
                        Cluster.Settings::id,
                        List.of(Column.time("valid_from", Cluster.Settings::from)),
                        List.of("key, valid_from desc")));
    }
}
