package dev.tidemark.commit;

import dev.tidemark.event.Actor;
import dev.tidemark.projection.Documents;
import dev.tidemark.projection.ReadSide;
import dev.tidemark.projection.RepositoryLabels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Pushes to default branches that threw commits away. */
@ApplicationScoped
public class ForcedPushes {

    private final ReadSide readSide;

    ForcedPushes(ReadSide readSide) {
        this.readSide = readSide;
    }

    /**
     * One of them.
     *
     * @param repository {@code owner/name} as it is called now
     * @param pusher null if nobody told
     * @param position of the entry that told it first
     */
    public record ForcedPush(
            String repository,
            String before,
            String after,
            @Nullable Actor pusher,
            Instant at,
            long position) {}

    /**
     * Those of a time, the newest first.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public Uni<List<ForcedPush>> in(Instant from, Instant to, int limit) {
        return readSide.ask(session ->
                pushes(session, from, to, limit)
                        .chain(pushes ->
                                RepositoryLabels.of(session, "push")
                                        .map(labels ->
                                                pushes.stream()
                                                        .map(push -> forced(push, labels))
                                                        .toList())));
    }

    private static Uni<List<Push>> pushes(
            Mutiny.Session session, Instant from, Instant to, int limit) {
        return session.createNativeQuery(
                        """
                        select document
                        from view.push
                        where forced = 'yes' and default_branch = 'yes'
                          and at >= :from and at < :to
                        order by at desc, key
                        limit :limit
                        """,
                        String.class)
                .setParameter("from", from.atOffset(ZoneOffset.UTC))
                .setParameter("to", to.atOffset(ZoneOffset.UTC))
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(row -> Documents.read(row, Push.class)).toList());
    }

    private static ForcedPush forced(Push push, RepositoryLabels labels) {
        return new ForcedPush(
                labels.of(push.repository()),
                push.before(),
                push.after(),
                push.pusher(),
                push.at(),
                push.position());
    }
}
