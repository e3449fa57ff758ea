package dev.tidemark.status;

import dev.tidemark.projection.Documents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/** All gaps, as far as the log is folded. */
@Singleton
class Gaps {

    private final Pool database;

    Gaps(Pool database) {
        this.database = database;
    }

    Uni<List<Gap>> latest(int limit) {
        return database.preparedQuery(
                        """
                        select document::text
                        from view.gap
                        order by ended_at desc
                        limit $1
                        """)
                .execute(Tuple.of(limit))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> Documents.read(row.getString(0), Gap.class))
                                .toList());
    }
}
