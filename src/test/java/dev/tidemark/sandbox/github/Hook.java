package dev.tidemark.sandbox.github;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/** A repository webhook: where deliveries go, with which secret they are signed, what became. */
record Hook(
        long id,
        URI url,
        String secret,
        List<String> events,
        Instant createdAt,
        HookDeliveries deliveries) {}
