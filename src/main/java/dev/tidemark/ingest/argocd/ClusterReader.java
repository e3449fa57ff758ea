package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.event.NewEntry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Lists one kind of object of a cluster once and watches it from there, as long as it is not
 * interrupted. After an outage it goes on where it was; only if the server no longer knows that
 * place, it lists again.
 */
final class ClusterReader implements Runnable {

    private static final Logger LOG = Logger.getLogger(ClusterReader.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Kind kind;
    private final Connector connector;
    private final Contact contact;
    private final SeenQueue queue;
    private final Clock clock;
    private String version;
    private Duration pause = FIRST_PAUSE;
    private boolean isReached;
    private boolean isWarned;

    /** Signs in anew. */
    @FunctionalInterface
    interface Connector {
        KubernetesApi connect() throws IOException;

        /** The cluster answers, for the first time or again. */
        default void reached() {}
    }

    /**
     * One that goes on after a version.
     *
     * @param version empty to begin with a list
     */
    ClusterReader(
            Cluster cluster,
            Kind kind,
            Connector connector,
            Contact contact,
            SeenQueue queue,
            Clock clock,
            String version) {
        this.cluster = cluster;
        this.kind = kind;
        this.connector = connector;
        this.contact = contact;
        this.queue = queue;
        this.clock = clock;
        this.version = version;
    }

    @Override
    public void run() {
        try {
            while (!Thread.interrupted()) {
                readUntilItFails();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilItFails() throws InterruptedException {
        try (KubernetesApi api = connector.connect()) {
            while (true) {
                read(api);
            }
        } catch (IOException | RuntimeException failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            isReached = false;
            tell(contact.stillLost(clock.instant()));
            if (!isWarned) {
                isWarned = true;
                LOG.warnf(
                        "The %s of cluster %s are not observed: %s",
                        kind.words(), cluster.name(), failed);
            }
            await();
        }
    }

    private void read(KubernetesApi api) throws IOException, InterruptedException {
        try {
            if (version.isEmpty()) {
                list(api);
            }
            watch(api);
        } catch (KubernetesApi.Gone tooOld) {
            contact.miss(clock.instant());
            version = "";
            // A server that forgets at once is asked no faster than one that fails.
            await();
        }
    }

    private void list(KubernetesApi api) throws IOException, InterruptedException {
        Instant began = clock.instant();
        Set<String> names = new HashSet<>();
        var look = new Look(began, true);
        KubernetesApi.Page page = null;
        do {
            page =
                    api.list(
                            kind,
                            page == null ? null : page.next(),
                            object -> {
                                names.add(name(object));
                                put(object, false, look, "");
                            });
        } while (page.next() != null);
        queue.put(new Seen.Listed(names, began, page.resourceVersion()));
        version = page.resourceVersion();
        found(contact.listed(began));
    }

    private void watch(KubernetesApi api) throws IOException, InterruptedException {
        try (KubernetesApi.Watch watch = api.watch(kind, version)) {
            found(contact.opened(clock.instant()));
            Optional<JsonNode> change = watch.next();
            while (change.isPresent()) {
                refuseError(change.get());
                contact.hear(clock.instant());
                take(change.get());
                change = watch.next();
            }
        }
        contact.hear(clock.instant());
    }

    /** The first line of a watch may say that the place where it was to begin is forgotten. */
    private static void refuseError(JsonNode change) throws IOException {
        if (change.path("type").asText().equals("ERROR")) {
            int code = change.path("object").path("code").asInt();
            throw code == 410 ? new KubernetesApi.Gone() : new KubernetesApi.Refused(code);
        }
    }

    private void take(JsonNode change) throws IOException {
        JsonNode object = change.path("object");
        String reached = object.path("metadata").path("resourceVersion").asText("");
        switch (change.path("type").asText()) {
            case "ADDED", "MODIFIED" ->
                    put(object, false, new Look(clock.instant(), false), reached);
            case "DELETED" -> put(object, true, new Look(clock.instant(), false), reached);
            case "BOOKMARK" -> put(new Seen.Reached(reached));
            default -> throw new IOException("a watch says what no watch says");
        }
        version = reached.isEmpty() ? version : reached;
    }

    private void put(JsonNode object, boolean gone, Look look, String reached) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(object);
        if (bytes.length > HttpKubernetesApi.LONGEST_OBJECT) {
            LOG.warnf("An object of cluster %s is too large: %s", cluster.name(), name(object));
            return;
        }
        put(new Seen.Changed(name(object), bytes, gone, look, reached));
    }

    private void put(Seen seen) throws IOException {
        try {
            queue.put(seen);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException("the portal is shutting down", closing);
        }
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asText("");
    }

    private void found(List<NewEntry> entries) throws InterruptedException {
        pause = FIRST_PAUSE;
        if (!isReached) {
            isReached = true;
            connector.reached();
        }
        if (isWarned) {
            isWarned = false;
            LOG.infof("The %s of cluster %s are observed again", kind.words(), cluster.name());
        }
        tell(entries);
    }

    private void tell(List<NewEntry> entries) throws InterruptedException {
        for (NewEntry entry : entries) {
            queue.put(new Seen.Told(entry));
        }
    }

    /** Longer each time, and never as long as others wait. */
    private void await() throws InterruptedException {
        long millis = pause.toMillis();
        Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
        Duration next = pause.multipliedBy(2);
        pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }
}
