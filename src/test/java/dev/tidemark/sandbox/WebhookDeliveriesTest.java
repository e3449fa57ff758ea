package dev.tidemark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookDeliveriesTest {

    @Test
    void everyDeliveryIsSignedAndRecordedOnce() throws Exception {
        try (var receiver = new Receiver();
                var served = new ServedStory(5_000, 0)) {
            served.addHook(receiver.webhook());
            served.tell();

            var deliveries = deliveries(new RestClient(served));

            assertThat(receiver.posts()).hasSameSizeAs(deliveries).hasSizeGreaterThan(200);
            assertThat(receiver.posts()).allMatch(WebhookDeliveriesTest::isSigned);
            assertThat(deliveries)
                    .allMatch(delivery -> delivery.path("status").asText().equals("OK"))
                    .extracting(delivery -> delivery.path("guid").asText())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void lostDeliveryArrivesWhenAskedForWithTheSameGuid() throws Exception {
        try (var receiver = new Receiver();
                var served = new ServedStory(5_000, 0.05)) {
            served.addHook(receiver.webhook());
            served.tell();
            var client = new RestClient(served);
            var lost = failed(deliveries(client)).getFirst();
            var guid = lost.path("guid").asText();
            assertThat(receiver.posts()).noneMatch(post -> post.guid().equals(guid));

            var asked = client.post(attempts(client, lost), "");
            served.awaitDeliveries();

            assertThat(asked.status()).isEqualTo(202);
            assertThat(receiver.posts()).anyMatch(post -> post.guid().equals(guid));
            assertThat(deliveries(client))
                    .filteredOn(delivery -> delivery.path("guid").asText().equals(guid))
                    .extracting(delivery -> delivery.path("redelivery").asBoolean())
                    .containsExactly(true, false);
        }
    }

    @Test
    void nothingIsRetriedWithoutBeingAsked() throws Exception {
        try (var receiver = new Receiver();
                var served = new ServedStory(5_000, 0)) {
            receiver.answerWith(503);
            served.addHook(receiver.webhook());
            served.awaitDeliveries();

            var delivery = deliveries(new RestClient(served)).getFirst();

            assertThat(receiver.posts()).hasSize(1);
            assertThat(delivery.path("status_code").asInt()).isEqualTo(503);
            assertThat(delivery.path("event").asText()).isEqualTo("ping");
        }
    }

    @Test
    void oneDeliveryShowsRequestAndResponse() throws Exception {
        try (var receiver = new Receiver();
                var served = new ServedStory(5_000, 0)) {
            served.addHook(receiver.webhook());
            served.awaitDeliveries();
            var client = new RestClient(served);
            var ping = deliveries(client).getFirst();

            var full = client.get(deliveriesPath(client) + "/" + ping.path("id").asText()).json();

            assertThat(full.at("/request/headers/X-GitHub-Event").asText()).isEqualTo("ping");
            assertThat(full.at("/request/payload/hook/config/secret").asText())
                    .isEqualTo("********");
            assertThat(client.get(deliveriesPath(client) + "/1").status()).isEqualTo(404);
        }
    }

    private static List<JsonNode> deliveries(RestClient client)
            throws IOException, InterruptedException {
        var all = new ArrayList<JsonNode>();
        var next = Optional.of(client.served().api(deliveriesPath(client) + "?per_page=100"));
        while (next.isPresent()) {
            var reply = client.get(next.get());
            reply.json().forEach(all::add);
            next = reply.next();
        }
        return all;
    }

    private static String deliveriesPath(RestClient client)
            throws IOException, InterruptedException {
        var name = client.served().repository().fullName();
        var hooks = client.get("/repos/" + name + "/hooks").json();
        return "/repos/" + name + "/hooks/" + hooks.get(0).path("id").asText() + "/deliveries";
    }

    private static String attempts(RestClient client, JsonNode delivery)
            throws IOException, InterruptedException {
        return deliveriesPath(client) + "/" + delivery.path("id").asText() + "/attempts";
    }

    private static List<JsonNode> failed(List<JsonNode> deliveries) {
        return deliveries.stream()
                .filter(delivery -> !delivery.path("status").asText().equals("OK"))
                .toList();
    }

    private static boolean isSigned(Receiver.Post post) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var key = ServedStory.SECRET.getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(post.body()));
            return post.signature().equals(expected);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
