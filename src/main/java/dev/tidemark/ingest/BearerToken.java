package dev.tidemark.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token (RFC 6750), of which only a hash is kept: that is all that comparing takes, and
 * tokens of any length take equally long.
 */
public final class BearerToken {

    private static final String SCHEME = "bearer ";

    private final byte[] hash;

    private BearerToken(byte[] hash) {
        this.hash = hash;
    }

    public static BearerToken of(String token) {
        try {
            return new BearerToken(
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /**
     * The one that a request shows.
     *
     * @param authorization the header as it was sent
     * @throws Refusal if it shows none
     */
    public static BearerToken shownIn(@Nullable String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Refusal.of(
                    Refusal.Reason.NO_TOKEN, "The header Authorization: Bearer is missing.");
        }
        return of(authorization.substring(SCHEME.length()).strip());
    }

    /** In constant time. */
    public boolean is(BearerToken other) {
        return MessageDigest.isEqual(hash, other.hash);
    }
}
