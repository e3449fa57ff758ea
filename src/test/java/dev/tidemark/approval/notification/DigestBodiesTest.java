package dev.tidemark.approval.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DigestBodiesTest {

    private static final UUID ID = UUID.fromString("5f0e6c1a-0000-4000-8000-000000000001");

    private final DigestBodies bodies = new DigestBodies("https://tidemark.example.org");

    private static Digest digest(String title, List<Digest.News> news) {
        return new Digest(
                ID, Instant.parse("2026-03-02T10:00:00Z"), "acme/infra", 418, title, "mlind", news);
    }

    private static Digest.News news(Told told, String reason) {
        return new Digest.News("ab".repeat(16), "data", "production", told, 1, 2, "tanaka", reason);
    }

    private JsonNode read(Digest digest, Target.Format format) throws Exception {
        return new ObjectMapper().readTree(bodies.of(digest, format));
    }

    @Test
    void titlesAndReasonsCallNobodyInSlack() throws Exception {
        Digest hostile =
                digest(
                        "<!channel> @here & <https://evil.example|data>\n• <x|y>",
                        List.of(news(Told.REJECTED, "<!here> no\nway")));

        String text = read(hostile, Target.Format.SLACK).required("text").textValue();

        assertThat(text)
                .doesNotContain("<!")
                .doesNotContain("@here")
                .doesNotContain("<https://evil")
                .contains("&lt;!channel&gt;")
                .contains("&amp;");
        assertThat(text.lines()).hasSize(2);
        assertThat(text)
                .contains(
                        "<https://tidemark.example.org/approvals/"
                                + "ab".repeat(16)
                                + "|data> (production) rejected by tanaka: &lt;!here&gt; no way");
    }

    @Test
    void jsonNamesTheDeliveryAndWhatChanged() throws Exception {
        JsonNode body =
                read(digest("Own Redis", List.of(news(Told.GRANTED, "ok"))), Target.Format.JSON);

        assertThat(body.required("id").textValue()).isEqualTo(ID.toString());
        assertThat(body.required("change").required("number").intValue()).isEqualTo(418);
        JsonNode news = body.required("news").get(0);
        assertThat(news.required("state").textValue()).isEqualTo("granted");
        assertThat(news.required("have").intValue()).isEqualTo(1);
        assertThat(news.required("need").intValue()).isEqualTo(2);
        assertThat(news.required("url").textValue()).endsWith("/approvals/" + "ab".repeat(16));
    }

    @Test
    void digestOfVeryMuchIsShort() throws Exception {
        Digest large =
                digest(
                        "x".repeat(10_000),
                        Collections.nCopies(500, news(Told.FAILED, "y".repeat(10_000))));

        for (Target.Format format : Target.Format.values()) {
            assertThat(bodies.of(large, format)).hasSizeLessThan(30_000);
        }
        assertThat(read(large, Target.Format.JSON).required("more").intValue()).isEqualTo(480);
        assertThat(read(large, Target.Format.SLACK).required("text").textValue())
                .endsWith("and 480 more");
    }
}
