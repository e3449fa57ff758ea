package dev.tidemark.approval.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.approval.ApprovalRequests;
import dev.tidemark.approval.WaitingPlan;
import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.Projected;
import dev.tidemark.projection.Projections;
import dev.tidemark.projection.Told;
import dev.tidemark.sandbox.web.HandSetClock;
import dev.tidemark.web.PublicAddress;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what the log tells to what targets get: of each pull request, what changed, once. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class NotifierTest {

    private static final String SECRET = "a-secret-of-the-test";
    private static final PlanCounts COUNTS = new PlanCounts(2, 0, 0, 0, 0);
    private static long pulls = 94_180;

    private record Received(
            String path, @Nullable String delivery, @Nullable String signature, byte[] body) {

        JsonNode json() throws Exception {
            return new ObjectMapper().readTree(body);
        }
    }

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject ApprovalRequests requests;
    @Inject NotificationQueue queue;
    @Inject AgroalDataSource database;

    private final HandSetClock clock = new HandSetClock();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private final long number = ++pulls;
    private final WaitingPlan plan = new WaitingPlan(number, "Own <Redis>", "notified", COUNTS);
    private HttpServer server;
    private Notifier notifier;

    @BeforeEach
    void everybodyHasBeenToldOfWhatWasBefore() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var headers = exchange.getRequestHeaders();
                    received.add(
                            new Received(
                                    exchange.getRequestURI().getPath(),
                                    headers.getFirst("X-Tidemark-Delivery"),
                                    headers.getFirst("X-Tidemark-Signature-256"),
                                    exchange.getRequestBody().readAllBytes()));
                    exchange.sendResponseHeaders(status.get(), -1);
                    exchange.close();
                });
        server.start();
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        var settings =
                new NotificationSettings(
                        Optional.of(List.of("slack=" + here + "/slack", "json=" + here + "/json")),
                        Optional.of(SECRET));
        notifier =
                new Notifier(
                        settings,
                        queue,
                        new Posting(settings, clock),
                        requests,
                        new PublicAddress("https://tidemark.example.org"),
                        database,
                        clock);
        projections.catchUp();
        settle();
        received.clear();
    }

    @AfterEach
    void close() {
        notifier.close(new ShutdownEvent());
        server.stop(0);
    }

    /** What changed is told when nothing more is to be expected. */
    private void settle() {
        notifier.look(new Projected("approval", Set.of(), 1));
        notifier.round();
        clock.pass(Duration.ofSeconds(9));
        notifier.round();
    }

    private void tell(List<NewEntry> entries) {
        log.append(Append.of(entries)).toCompletableFuture().join();
        projections.catchUp();
    }

    private NewEntry rejected(String reason) {
        var request =
                ApprovalRequest.of(
                        WaitingPlan.REPOSITORY,
                        number,
                        new AtlantisProject("terraform/notified", "production", "notified"),
                        new Revision("%038x%02d".formatted(number, 1)),
                        "1".repeat(64),
                        false);
        return new NewEntry(
                Envelope.of(
                                Fact.of("rejection", request.id(), "1"),
                                Subject.change(WaitingPlan.REPOSITORY, number),
                                URI.create("https://tidemark.example.org"),
                                Told.at(60),
                                ActorProof.SIGNED,
                                ObservedBy.PORTAL)
                        .by(new Actor("lea", "700001"))
                        .in(WaitingPlan.REPOSITORY),
                new ApprovalEvent.Rejected(
                        request,
                        1,
                        new ApprovalEvent.Basis(null, "default", "role:lead", List.of()),
                        reason));
    }

    private List<Received> at(String path) {
        return received.stream().filter(each -> each.path().equals(path)).toList();
    }

    @Test
    void eachTargetGetsWhatChangedOnceAndInItsForm() throws Exception {
        tell(plan.opened());
        notifier.look(new Projected("request", Set.of(), 1));
        notifier.round();
        assertThat(received).as("projects of one pull request are planned together").isEmpty();

        settle();
        settle();

        assertThat(received).hasSize(2);
        assertThat(at("/slack").getFirst().json().path("text").asText())
                .startsWith("*" + WaitingPlan.NAME + "#" + number + "* Own &lt;Redis&gt;")
                .contains("waits for approval (0 of 1)");
        JsonNode first = at("/json").getFirst().json();
        assertThat(first.path("news")).hasSize(1);
        assertThat(first.path("news").path(0).path("state").asText())
                .isEqualTo("waits for approval");
        assertThat(first.path("id").asText()).isEqualTo(at("/json").getFirst().delivery());

        received.clear();
        tell(List.of(rejected("It drops a table, see #7.")));
        settle();
        settle();

        assertThat(at("/slack").getFirst().json().path("text").asText())
                .contains("rejected by lea: It drops a table, see #7.");
        Received json = at("/json").getFirst();
        assertThat(json.json().path("news").path(0).path("state").asText()).isEqualTo("rejected");
        assertThat(json.signature()).isEqualTo("sha256=" + hmac(json.body()));
        assertThat(at("/slack").getFirst().signature()).isNull();
        assertThat(received).hasSize(2);
    }

    @Test
    void whatDidNotArriveIsSentAgainUnderTheSameIdAndNothingTwice() throws Exception {
        status.set(503);
        tell(plan.opened());
        settle();
        assertThat(at("/json")).hasSize(1);

        status.set(204);
        notifier.round();
        assertThat(at("/json")).as("not before a pause").hasSize(1);
        pauseIsOver();
        notifier.round();
        pauseIsOver();
        notifier.round();

        assertThat(at("/json")).hasSize(2);
        assertThat(at("/json").get(1).delivery()).isEqualTo(at("/json").get(0).delivery());
        assertThat(at("/json").get(1).body()).isEqualTo(at("/json").get(0).body());
        assertThat(at("/slack")).hasSize(2);
    }

    private void pauseIsOver() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update work.notification set next_at = now()");
        }
    }

    private static String hmac(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
