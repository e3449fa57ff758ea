package dev.tidemark.status;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How far the watch of the policy is, whichever portal has it. */
@Singleton
class WatchedPolicies {

    private final Pool database;
    private final String repository;

    /** Of the repository that is configured: one that was before is looked at no more. */
    WatchedPolicies(
            Pool database,
            @ConfigProperty(name = "tidemark.policy.repository") Optional<String> repository,
            @ConfigProperty(name = "tidemark.github.repositories") Optional<List<String>> watched) {
        this.database = database;
        this.repository =
                repository
                        .or(() -> watched.flatMap(all -> all.stream().findFirst()))
                        .orElse("")
                        .strip();
    }

    Uni<List<WatchedPolicy>> now() {
        return database.preparedQuery(
                        """
                        select repository, looked_at, trouble, status_trouble, problems
                        from work.policy_watch
                        where repository = $1
                        """)
                .execute(Tuple.of(repository))
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
