package dev.tidemark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever GitHub sends, in whatever order and however often, is taken and recorded once. */
class DeliveriesIT {

    private static final int SENDERS = 2;

    @TempDir private Path temporary;

    @Test
    void everyFormSentTwiceByTwoSendersInAnyOrderIsTakenAndAddsNothingTheSecondTime()
            throws Exception {
        try (PackagedPortal portal = PackagedPortal.start(temporary.resolve("data"))) {
            assertThat(statuses(portal, "first")).allMatch(status -> status / 100 == 2);
            String size = size(portal);

            assertThat(statuses(portal, "second")).allMatch(status -> status / 100 == 2);

            assertThat(size(portal)).isEqualTo(size);
        }
    }

    /** Both senders send the same deliveries, each in an order of its own. */
    private static List<Integer> statuses(PackagedPortal portal, String round) throws Exception {
        var deliveries = new GitHubDeliveries(portal.address(), PackagedPortal.SECRET);
        try (var executor = Executors.newFixedThreadPool(SENDERS)) {
            var senders = new ArrayList<Callable<List<Integer>>>();
            for (int sender = 0; sender < SENDERS; sender++) {
                var random = new Random(sender);
                senders.add(() -> sendAll(deliveries, round, random));
            }
            var statuses = new ArrayList<Integer>();
            for (var sent : executor.invokeAll(senders)) {
                statuses.addAll(sent.get());
            }
            return statuses;
        }
    }

    private static List<Integer> sendAll(GitHubDeliveries deliveries, String round, Random random)
            throws Exception {
        List<GitHubDeliveries.Body> bodies = GitHubDeliveries.recorded();
        var order = new ArrayList<>(IntStream.range(0, bodies.size()).boxed().toList());
        Collections.shuffle(order, random);
        var statuses = new ArrayList<Integer>();
        for (int index : order) {
            statuses.add(deliveries.send(round + "-" + index, bodies.get(index)));
        }
        return statuses;
    }

    private static String size(PackagedPortal portal) throws Exception {
        return portal.get("/api/v1/status").replaceFirst("(?s).*?\"size\":(\\d+).*", "$1");
    }
}
