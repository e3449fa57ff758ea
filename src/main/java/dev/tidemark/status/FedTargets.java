package dev.tidemark.status;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How far those are whom the log is posted to, whichever portal posts. */
@Singleton
class FedTargets {

    private final Pool database;

    FedTargets(Pool database) {
        this.database = database;
    }

    /** Those that are configured. */
    Uni<List<FedTarget>> all() {
        return database.query(
                        """
                        select name, position, delivered_at, failure, failed_at
                        from work.feed_target
                        where shown
                        order by name
                        """)
                .execute()
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(FedTargets::read)
                                .toList());
    }

    private static FedTarget read(Row row) {
        return new FedTarget(
                row.getString(0), row.getLong(1), time(row, 2), row.getString(3), time(row, 4));
    }

    private static @Nullable Instant time(Row row, int column) {
        OffsetDateTime time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }
}
