package dev.tidemark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub delivers, and an auditor finds each part of it again. */
class TrailIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SEARCHABLE_WITHIN = Duration.ofSeconds(30);

    @TempDir private Path temporary;

    @Test
    void whatWasDeliveredIsFoundByTypePersonSubjectAndWordsWithItsEvidence() throws Exception {
        try (PackagedPortal portal = PackagedPortal.start(temporary.resolve("data"))) {
            var deliveries = new GitHubDeliveries(portal.address(), PackagedPortal.SECRET);
            int number = 0;
            for (GitHubDeliveries.Body body : GitHubDeliveries.recorded()) {
                assertThat(deliveries.send("delivery-" + number++, body) / 100).isEqualTo(2);
            }
            List<JsonNode> all = items(portal, "limit=200");
            JsonNode opened = first(all, entry -> type(entry).contains("change.opened"));
            String actor = opened.at("/entry/actor").asText();
            String subject = opened.at("/entry/subject").asText();

            assertFinds(portal, all, "type=change", entry -> type(entry).contains(".change."));
            assertFinds(
                    portal,
                    all,
                    "type=run&type=revision.pushed",
                    entry -> type(entry).matches(".*[.](run|revision)[.].*"));
            assertFinds(
                    portal,
                    all,
                    "actor=" + encoded(actor),
                    entry -> entry.at("/entry/actor").asText().equalsIgnoreCase(actor));
            assertFinds(
                    portal,
                    all,
                    "type=change&subject=" + encoded(subject),
                    entry ->
                            type(entry).contains(".change.")
                                    && entry.at("/entry/subject").asText().equals(subject));
            assertFinds(portal, all, "q=words+that+nobody+typed", entry -> false);
            assertEvidence(portal, opened);
        }
    }

    /** What is recorded is searchable soon. */
    private static void assertFinds(
            PackagedPortal portal, List<JsonNode> all, String query, Predicate<JsonNode> expected)
            throws Exception {
        List<Long> positions = all.stream().filter(expected).map(TrailIT::position).toList();
        Instant until = Instant.now().plus(SEARCHABLE_WITHIN);
        List<Long> found = List.of();
        while (Instant.now().isBefore(until)) {
            found = items(portal, "limit=200&" + query).stream().map(TrailIT::position).toList();
            if (found.equals(positions)) {
                return;
            }
            Thread.sleep(200);
        }
        assertThat(found).as(query).isEqualTo(positions);
    }

    private static void assertEvidence(PackagedPortal portal, JsonNode entry) throws Exception {
        byte[] document =
                portal.get("/api/v1/trail/" + position(entry) + "/evidence")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document)))
                .isEqualTo(entry.at("/entry/evidence").asText());
    }

    private static List<JsonNode> items(PackagedPortal portal, String query) throws Exception {
        var items = new ArrayList<JsonNode>();
        JSON.readTree(portal.get("/api/v1/trail?" + query)).path("items").forEach(items::add);
        return items;
    }

    private static JsonNode first(List<JsonNode> entries, Predicate<JsonNode> wanted) {
        return entries.stream().filter(wanted).findFirst().orElseThrow();
    }

    private static String type(JsonNode entry) {
        return entry.at("/entry/type").asText();
    }

    private static long position(JsonNode entry) {
        return entry.path("position").asLong();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
