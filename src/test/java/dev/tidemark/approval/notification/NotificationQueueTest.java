package dev.tidemark.approval.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.approval.notification.NotificationQueue.Waiting;
import dev.tidemark.database.DatabaseAddresses;
import dev.tidemark.database.TestDatabase;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationQueueTest {

    private static final String SECRET = "a-secret-of-the-test";
    private static final String CHANGE = "change/github.com%2F1/418";
    private static final UUID ID = UUID.fromString("5f0e6c1a-0000-4000-8000-000000000001");

    private record Received(String path, String delivery, String signature, String body) {}

    private final DatabaseAddresses addresses = TestDatabase.fresh();
    private final AgroalDataSource database = TestDatabase.pool(addresses.application());
    private final NotificationQueue queue = new NotificationQueue(database);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private HttpServer server;
    private Target target;
    private Posting posting;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var headers = exchange.getRequestHeaders();
                    received.add(
                            new Received(
                                    exchange.getRequestURI().getPath(),
                                    String.valueOf(headers.getFirst("X-Tidemark-Delivery")),
                                    String.valueOf(headers.getFirst("X-Tidemark-Signature-256")),
                                    new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8)));
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    exchange.sendResponseHeaders(status.get(), -1);
                    exchange.close();
                });
        server.start();
        String url = "json=http://localhost:" + server.getAddress().getPort() + "/hook-s3cr3t";
        var settings = new NotificationSettings(Optional.of(List.of(url)), Optional.of(SECRET));
        target = settings.targets().getFirst();
        posting = new Posting(settings, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        posting.close();
        server.stop(0);
        database.close();
    }

    @Test
    void firstLookTellsNobodyAndLaterOnesKnowWhatWasTold() throws Exception {
        assertThat(NotificationQueue.isBegun(queue.told(List.of(CHANGE)))).isFalse();

        queue.begin(Map.of(CHANGE, Map.of("a", "waits for approval")));

        var told = queue.told(List.of(CHANGE, "change/other"));
        assertThat(NotificationQueue.isBegun(told)).isTrue();
        assertThat(told).containsEntry(CHANGE, Map.of("a", "waits for approval"));
        assertThat(queue.due(target.name())).isEmpty();
    }

    @Test
    void whatDoesNotArriveIsSentAgainUnderTheSameId() throws Exception {
        queue.tell(CHANGE, Map.of("a", "void"), ID, Map.of(target.name(), "{\"id\":\"x\"}"));
        status.set(503);
        Waiting waiting = queue.due(target.name()).getFirst();
        assertThatThrownBy(() -> posting.post(target, waiting))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503")
                .hasMessageNotContaining("s3cr3t");
        queue.failed(target.name(), ID, Duration.ZERO, "it answered with 503");

        status.set(204);
        Waiting again = queue.due(target.name()).getFirst();
        assertThat(again.attempts()).isEqualTo(1);
        posting.post(target, again);
        queue.delivered(target.name(), ID);

        assertThat(queue.due(target.name())).isEmpty();
        assertThat(received)
                .extracting(Received::delivery)
                .containsExactly(ID.toString(), ID.toString());
        assertThat(received).extracting(Received::body).containsOnly("{\"id\":\"x\"}");
    }

    @Test
    void bodyIsSigned() throws Exception {
        posting.post(target, new Waiting(ID, "{\"a\":1}", 0));

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(received.getFirst().signature())
                .isEqualTo(
                        "sha256="
                                + HexFormat.of()
                                        .formatHex(
                                                mac.doFinal(
                                                        "{\"a\":1}"
                                                                .getBytes(
                                                                        StandardCharsets.UTF_8))));
    }

    @Test
    void redirectIsNotFollowed() {
        status.set(307);

        assertThatThrownBy(() -> posting.post(target, new Waiting(ID, "{}", 0)))
                .isInstanceOf(IOException.class);

        assertThat(received).extracting(Received::path).containsExactly("/hook-s3cr3t");
    }

    @Test
    void whatIsNotWantedAfterADayIsGivenUp() throws Exception {
        queue.tell(CHANGE, Map.of(), ID, Map.of(target.name(), "{}"));

        queue.tidy(Duration.ofSeconds(-1));

        assertThat(queue.due(target.name())).isEmpty();
        assertThat(queue.told(List.of(CHANGE))).containsKey(CHANGE);
    }
}
