package dev.tidemark.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.github.GitHubRest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What GitHub says about its deliveries by the webhook that points at this portal. */
@ApplicationScoped
class HookDeliveries {

    private static final int MOST_PAGES = 200;

    private final GitHubRest rest;

    HookDeliveries(GitHubRest rest) {
        this.rest = rest;
    }

    /**
     * One attempt to deliver. A redelivery has another id and the same guid.
     *
     * @param isOk whether it was answered with success
     */
    record Attempt(long id, String guid, Instant deliveredAt, boolean isOk) {}

    /** Path of the repository's webhook that delivers to this address. */
    Optional<String> findHook(String repository, String address) throws IOException {
        String path = "/repos/" + repository + "/hooks";
        String next = path + "?per_page=100";
        while (next != null) {
            GitHubRest.Page page = rest.page(next);
            for (JsonNode hook : page.items()) {
                if (hook.path("config").path("url").asText().equals(address)
                        && hook.path("id").isIntegralNumber()) {
                    return Optional.of(path + "/" + hook.path("id").longValue());
                }
            }
            next = page.next();
        }
        return Optional.empty();
    }

    /** Attempts since then, newest first. GitHub cannot filter, so pages are read until older. */
    List<Attempt> since(String hook, Instant since) throws IOException {
        var attempts = new ArrayList<Attempt>();
        String next = hook + "/deliveries?per_page=100";
        for (int pages = 0; next != null && pages < MOST_PAGES; pages++) {
            GitHubRest.Page page = rest.page(next);
            for (JsonNode item : page.items()) {
                Attempt attempt = attempt(item);
                if (attempt.deliveredAt().isBefore(since)) {
                    return attempts;
                }
                attempts.add(attempt);
            }
            next = page.next();
        }
        return attempts;
    }

    void redeliver(String hook, Attempt attempt) throws IOException {
        rest.post(hook + "/deliveries/" + attempt.id() + "/attempts");
    }

    private static Attempt attempt(JsonNode item) throws IOException {
        try {
            return new Attempt(
                    item.path("id").longValue(),
                    item.path("guid").asText(),
                    OffsetDateTime.parse(item.path("delivered_at").asText()).toInstant(),
                    item.path("status").asText().equals("OK"));
        } catch (DateTimeException notATime) {
            throw new IOException("a delivery has no time", notATime);
        }
    }
}
