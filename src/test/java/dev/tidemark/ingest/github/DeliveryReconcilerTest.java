package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.github.LimitReached;
import dev.tidemark.ingest.TestLog;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryReconcilerTest {

    private static final String NAME = "harbourline/gitops";
    private static final String HOOK = "/repos/harbourline/gitops/hooks/7";
    private static final String DELIVERIES = HOOK + "/deliveries?per_page=100";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final StandIn github = new StandIn();
    private final TestLog ledger = new TestLog();

    @BeforeEach
    void hook() {
        github.answer(
                "/repos/harbourline/gitops/hooks?per_page=100",
                """
                [{"id": 3, "config": {"url": "https://elsewhere.example.org/hook"}},
                 {"id": 7, "config": {"url": "https://tidemark.example.org/ingest/github"}}]
                """);
    }

    @AfterEach
    void close() {
        ledger.close();
        github.close();
    }

    @Test
    void deliveryWithoutAnySuccessIsAskedForAgainOnce() throws Exception {
        deliveries(
                attempt(105, "c", "2026-03-02T11:00:00Z", "OK"),
                attempt(104, "b", "2026-03-02T10:30:00Z", "OK"),
                attempt(103, "a", "2026-03-02T10:10:00Z", "timed out"),
                attempt(102, "b", "2026-03-02T10:05:00Z", "Service Unavailable"),
                attempt(101, "a", "2026-03-02T10:00:00Z", "Service Unavailable"));

        int asked = reconciler(NOON).reconcile(NAME);

        assertThat(asked).isEqualTo(1);
        assertThat(redeliveries()).containsExactly(redelivery(103));
    }

    @Test
    void pagesAreReadUntilTheLastLook() throws Exception {
        deliveries();
        reconciler(NOON).reconcile(NAME);
        deliveries(attempt(201, "new", "2026-03-02T12:30:00Z", "failed"));
        github.link(DELIVERIES, github.url() + HOOK + "/deliveries?cursor=two");
        github.answer(
                HOOK + "/deliveries?cursor=two",
                "[" + attempt(200, "old", "2026-03-02T11:00:00Z", "failed") + "]");

        int asked = reconciler(NOON.plus(Duration.ofHours(1))).reconcile(NAME);

        assertThat(asked).isEqualTo(1);
        assertThat(redeliveries()).containsExactly(redelivery(201));
    }

    @Test
    void deliveriesThatGitHubNoLongerKeepsAreNotAskedFor() throws Exception {
        deliveries(
                attempt(302, "young", "2026-02-27T12:00:01Z", "failed"),
                attempt(301, "old", "2026-02-27T11:59:59Z", "failed"));

        reconciler(NOON).reconcile(NAME);

        assertThat(redeliveries()).containsExactly(redelivery(302));
    }

    @Test
    void deliveryThatFailsForEverIsNotAskedForForEver() throws Exception {
        deliveries(attempt(401, "a", "2026-03-02T11:59:00Z", "failed"));
        DeliveryReconciler reconciler = reconciler(NOON);

        for (int i = 0; i < 10; i++) {
            reconciler.reconcile(NAME);
        }

        assertThat(redeliveries()).hasSize(5);
    }

    @Test
    void repositoryWithoutOurWebhookHasNothingToRedeliver() throws Exception {
        github.answer("/repos/harbourline/gitops/hooks?per_page=100", "[]");

        assertThat(reconciler(NOON).reconcile(NAME)).isZero();
    }

    @Test
    void tokenFollowsNoLinkToAnotherServer() {
        deliveries();
        github.link(DELIVERIES, "http://localhost:1/repos/stolen");

        assertThatThrownBy(() -> reconciler(NOON).reconcile(NAME))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another address");
    }

    @Test
    void failureIsSaidWithoutTheTokenAndLeavesTheCursor() throws Exception {
        github.limitNext(1);
        assertThatThrownBy(() -> reconciler(NOON).reconcile(NAME))
                .isInstanceOf(LimitReached.class)
                .hasMessageNotContaining(StandIn.TOKEN);
        deliveries(attempt(501, "a", "2026-03-01T00:00:00Z", "failed"));

        assertThat(reconciler(NOON).reconcile(NAME)).isEqualTo(1);
    }

    private DeliveryReconciler reconciler(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new DeliveryReconciler(
                github.settings(NAME),
                new HookDeliveries(github.rest()),
                ledger.cursors(),
                ledger.meters(),
                clock);
    }

    private void deliveries(String... attempts) {
        github.answer(DELIVERIES, "[" + String.join(",", attempts) + "]");
    }

    private static String attempt(int id, String guid, String deliveredAt, String status) {
        return """
        {"id": %d, "guid": "%s", "delivered_at": "%s", "redelivery": false,
         "status": "%s", "event": "push"}
        """
                .formatted(id, guid, deliveredAt, status);
    }

    private List<String> redeliveries() {
        return github.requests().stream().filter(request -> request.startsWith("POST")).toList();
    }

    private static String redelivery(int id) {
        return "POST " + HOOK + "/deliveries/" + id + "/attempts 202";
    }
}
