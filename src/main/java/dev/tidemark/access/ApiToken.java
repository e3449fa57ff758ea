package dev.tidemark.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token of a machine, without the token.
 *
 * @param madeBy login of the admin
 * @param used to the minute; null if it never was
 * @param revoked null while it is good
 */
record ApiToken(
        String id,
        String name,
        Set<Scope> scopes,
        String madeBy,
        Instant made,
        Instant expires,
        @Nullable Instant used,
        @Nullable Instant revoked) {

    ApiToken {
        scopes = Set.copyOf(scopes);
    }

    boolean isGood(Instant now) {
        return revoked == null && now.isBefore(expires);
    }
}
