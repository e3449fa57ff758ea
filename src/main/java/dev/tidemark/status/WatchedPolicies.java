package dev.tidemark.status;

import dev.tidemark.policy.PolicySettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How far the watch of the policy is, whichever portal has it. */
@Singleton
class WatchedPolicies {

    private final Pool database;
    private final PolicySettings settings;

    /** Of the repository that is configured: one that was before is looked at no more. */
    WatchedPolicies(Pool database, PolicySettings settings) {
        this.database = database;
        this.settings = settings;
    }

    Uni<List<WatchedPolicy>> now() {
        return database.preparedQuery(
                        """
                        select repository, looked_at, trouble, status_trouble, problems
                        from work.policy_watch
                        where repository = $1
                        """)
                .execute(Tuple.of(settings.repository().orElse("")))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(WatchedPolicies::read)
                                .toList());
    }

    private static WatchedPolicy read(Row row) {
        OffsetDateTime lookedAt = row.get(OffsetDateTime.class, 1);
        return new WatchedPolicy(
                row.getString(0),
                lookedAt == null ? null : lookedAt.toInstant(),
                row.getString(2),
                row.getString(3),
                lines(row.getString(4)));
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }
}
