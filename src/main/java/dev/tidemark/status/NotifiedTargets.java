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

/** How notifications arrive, whichever portal sends them. */
@Singleton
class NotifiedTargets {

    private final Pool database;

    NotifiedTargets(Pool database) {
        this.database = database;
    }

    /** Those that are configured. */
    Uni<List<NotifiedTarget>> all() {
        return database.query(
                        """
                        select t.target, t.delivered_at, t.failure, t.failed_at,
                               (select count(*) from work.notification n
                                where n.target = t.target)
                        from work.notification_target t
                        order by t.target
                        """)
                .execute()
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(NotifiedTargets::read)
                                .toList());
    }

    private static NotifiedTarget read(Row row) {
        return new NotifiedTarget(
                row.getString(0), time(row, 1), row.getString(2), time(row, 3), row.getLong(4));
    }

    private static @Nullable Instant time(Row row, int column) {
        OffsetDateTime time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }
}
