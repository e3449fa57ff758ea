package dev.tidemark.population;

import dev.tidemark.projection.ReadSide;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a report rests on: how far the log was read, and compared with what the branches are. */
@ApplicationScoped
public class Completeness {

    private final ReadSide readSide;

    Completeness(ReadSide readSide) {
        this.readSide = readSide;
    }

    /**
     * The last look at the default branch of a repository.
     *
     * @param repository {@code owner/name}
     * @param commit up to which every commit was compared with the log; null if none ever was
     * @param pushedAt when the log has that it was pushed; null if it has not
     */
    public record Compared(
            String repository, @Nullable String commit, @Nullable Instant pushedAt) {}

    /**
     * What is known of the log.
     *
     * @param entries how many of its entries every read model has folded
     * @param compared each repository that pushes are known of, by name
     */
    public record Standing(long entries, List<Compared> compared) {}

    public Uni<Standing> now() {
        return entries().chain(entries -> compared().map(all -> new Standing(entries, all)));
    }

    private Uni<Long> entries() {
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                select coalesce(min(position), 0)
                                from view.projection
                                where live
                                  and name in ('plan', 'plan_status', 'approval', 'merge', 'push',
                                      'application', 'drift', 'policy', 'gap')
                                """,
                                Long.class)
                        .getSingleResult());
    }

    private Uni<List<Compared>> compared() {
        return readSide.ask(session ->
                session.createNativeQuery(
                                """
                                with known as (
                                    select distinct on (repository) repository, name, label
                                    from view.push_repository
                                    order by repository, time desc, entry desc, current desc
                                )
                                select k.label, c.value, (
                                    select min(p.at)
                                    from view.push_revision r
                                    join view.push p on p.key = r.key
                                    where r.value = c.value
                                      and p.repository = k.repository
                                      and p.default_branch = 'yes'
                                )
                                from known k
                                left join work.poll_cursor c
                                    on c.name = 'compared-until'
                                    and lower(c.source) = 'https://' || lower(k.name)
                                order by k.label
                                """,
                                Object[].class)
                        .getResultList()
                        .map(rows -> rows.stream().map(Completeness::compared).toList()));
    }

    private static Compared compared(Object[] row) {
        Instant pushedAt =
                row[2] == null
                        ? null
                        : row[2] instanceof OffsetDateTime time
                                ? time.toInstant()
                                : (Instant) row[2];
        return new Compared((String) row[0], (String) row[1], pushedAt);
    }
}
