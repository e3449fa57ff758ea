package dev.tidemark.argocd;

import java.time.Instant;
import java.time.ZoneOffset;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A place in a list of episodes: those that are open first, then the newest, then by key.
 *
 * @param key of whichever episode stands there
 */
public record EpisodePlace(boolean isOpen, Instant openedAt, String key) {

    /** Before all of them. */
    public static final EpisodePlace START =
            new EpisodePlace(true, Instant.parse("9999-12-31T23:59:59Z"), "");

    /**
     * A condition and an order for SQL, of what comes after a place. Its parameters are given by
     * {@link #in}.
     *
     * @param openedAt expression of when an episode was opened
     * @param closedAt expression of when it was closed
     * @param key expression of its key
     * @return to be continued by {@code limit}
     */
    public static String after(String openedAt, String closedAt, String key) {
        return """
        and ((%2$s is null) < :after_open
            or ((%2$s is null) = :after_open
                and (%1$s < :after_at
                    or (%1$s = :after_at and (%3$s) collate "C" > :after_key))))
        order by %2$s is null desc, %1$s desc, (%3$s) collate "C"
        """
                .formatted(openedAt, closedAt, key);
    }

    /** Gives a query this place. */
    public <T> Mutiny.SelectionQuery<T> in(Mutiny.SelectionQuery<T> query) {
        return query.setParameter("after_open", isOpen)
                .setParameter("after_at", openedAt.atOffset(ZoneOffset.UTC))
                .setParameter("after_key", key);
    }
}
