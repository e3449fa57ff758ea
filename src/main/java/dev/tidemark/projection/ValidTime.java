package dev.tidemark.projection;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads histories whose items are true from {@code valid_from} on, until the next one of the key.
 */
public final class ValidTime {

    /** Later than anything that a log holds: what is true now. */
    public static final Instant NOW = Instant.parse("9999-12-31T00:00:00Z");

    private ValidTime() {}

    /**
     * The item of each key that was true at an instant, in the order of the keys.
     *
     * @param projection its name, and so that of its view
     * @param history its name in the projection
     * @param keyPrefix of the keys that are wanted
     */
    public static <I> Uni<List<I>> at(
            Mutiny.Session session,
            String projection,
            String history,
            Class<I> item,
            String keyPrefix,
            Instant at) {
        return session.createNativeQuery(
                        """
                        select valid.document
                        from view.%1$s known
                        cross join lateral (
                            select document
                            from view.%1$s_%2$s
                            where key = known.key and valid_from <= :at
                            order by valid_from desc
                            limit 1
                        ) valid
                        where starts_with(known.key, :prefix)
                        order by known.key
                        """
                                .formatted(projection, history),
                        String.class)
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .setParameter("prefix", keyPrefix)
                .getResultList()
                .map(rows -> rows.stream().map(row -> Documents.read(row, item)).toList());
    }
}
