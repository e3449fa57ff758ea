package dev.tidemark.sandbox.github;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The primary rate limit, which everybody has for themselves. */
final class RateLimits {

    private static final int OF_A_STRANGER = 60;

    private final int limit;
    private final Clock clock;
    private final RateLimit strangers;
    private final Map<Account, RateLimit> byAccount = new ConcurrentHashMap<>();

    RateLimits(int limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
        this.strangers = new RateLimit(OF_A_STRANGER, clock);
    }

    RateLimit of(Account caller) {
        return byAccount.computeIfAbsent(caller, first -> new RateLimit(limit, clock));
    }

    /** Of whoever showed no token that is good. */
    RateLimit strangers() {
        return strangers;
    }
}
