package dev.tidemark.status;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** How far the watches are, whichever portal has them. */
@Singleton
class WatchedClusters {

    private final Pool database;

    WatchedClusters(Pool database) {
        this.database = database;
    }

    /** Those that were ever heard; observed is what was heard since an instant. */
    Uni<List<WatchedCluster>> since(Instant from) {
        return database.preparedQuery(
                        """
                        select cluster, namespace, min(seen_at), min(seen_at) >= $1
                        from work.argocd_watch
                        group by cluster, namespace
                        order by cluster, namespace
                        """)
                .execute(Tuple.of(from.atOffset(ZoneOffset.UTC)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(WatchedClusters::read)
                                .toList());
    }

    private static WatchedCluster read(Row row) {
        return new WatchedCluster(
                row.getString(0),
                row.getString(1),
                row.get(OffsetDateTime.class, 2).toInstant(),
                row.getBoolean(3));
    }
}
