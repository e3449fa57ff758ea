package dev.tidemark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.DataDirectory;
import dev.tidemark.database.EmbeddedPostgres;
import dev.tidemark.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered is in the log, whenever the portal dies. */
class CrashIT {

    private static final int SENDERS = 4;
    private static final int ANSWERS = 10;

    @TempDir private Path temporary;
    private final AtomicInteger number = new AtomicInteger(1_000);
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    @Test
    void everyAnsweredDeliveryIsInTheLogOnceAfterAKill() throws Exception {
        killWhilePosting(2);
    }

    @Test
    @Tag("full")
    void everyAnsweredDeliveryIsInTheLogOnceAfterTenKills() throws Exception {
        killWhilePosting(10);
    }

    private void killWhilePosting(int rounds) throws Exception {
        Path data = temporary.resolve("data");
        var random = new Random(rounds);
        for (int round = 0; round < rounds; round++) {
            PackagedPortal portal = PackagedPortal.start(data);
            var stop = new AtomicBoolean();
            List<Thread> senders = startSenders(portal, stop);
            awaitAnswers(answered.size() + ANSWERS);
            Thread.sleep(random.nextInt(1_500));
            portal.kill();
            stop.set(true);
            for (Thread sender : senders) {
                sender.join();
            }
        }
        try (var server = EmbeddedPostgres.in(DataDirectory.open(data))) {
            Map<String, Integer> times = timesRecorded(server);
            assertThat(times.keySet()).containsAll(answered);
            assertThat(times.values()).containsOnly(1);
        }
        TestDatabase.awaitNoServer(data);
    }

    /** However slow this machine is: a kill before any answer would show nothing. */
    private void awaitAnswers(int count) throws InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofMinutes(1));
        while (answered.size() < count) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(20);
        }
    }

    private List<Thread> startSenders(PackagedPortal portal, AtomicBoolean stop) {
        var deliveries = new GitHubDeliveries(portal.address(), PackagedPortal.SECRET);
        var senders = new ArrayList<Thread>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.startVirtualThread(() -> post(deliveries, stop)));
        }
        return senders;
    }

    private void post(GitHubDeliveries deliveries, AtomicBoolean stop) {
        while (!stop.get()) {
            int change = number.incrementAndGet();
            try {
                int status = deliveries.send("crash-" + change, GitHubDeliveries.opened(change));
                if (status / 100 == 2) {
                    answered.add("" + change);
                }
            } catch (IOException killed) {
                return;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static Map<String, Integer> timesRecorded(EmbeddedPostgres server) throws SQLException {
        String query =
                """
                select split_part(subject, '/', 3)
                from log.entry
                where entry::jsonb ->> 'type' = 'dev.tidemark.change.opened.v1'
                """;
        var times = new HashMap<String, Integer>();
        try (Connection connection = TestDatabase.connect(server.addresses().application());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                times.merge(rows.getString(1), 1, Integer::sum);
            }
        }
        return times;
    }
}
