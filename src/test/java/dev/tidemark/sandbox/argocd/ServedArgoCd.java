package dev.tidemark.sandbox.argocd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** One cluster's Argo CD for several threads: one lets things happen, others look and wait. */
public final class ServedArgoCd {

    private final String name;
    private final String namespace;
    private final Clock clock;
    private final int remembered;
    private final SimulatedArgoCd argo;
    private Instant now = Instant.EPOCH;
    private Instant cutUntil = Instant.EPOCH;
    private int watches;

    /**
     * For one cluster.
     *
     * @param clock of the wire; what happens has times of its own
     * @param remembered how many writes a watch can go back
     */
    public ServedArgoCd(String name, String namespace, Clock clock, int remembered) {
        this.name = name;
        this.namespace = namespace;
        this.clock = clock;
        this.remembered = remembered;
        this.argo = new SimulatedArgoCd(name, namespace, () -> now);
    }

    public String name() {
        return name;
    }

    String namespace() {
        return namespace;
    }

    /** Lets something happen at a moment; whether anything was written. */
    public synchronized boolean act(Instant at, Consumer<SimulatedArgoCd> what) {
        long before = argo.resourceVersion();
        now = at.isAfter(now) ? at : now;
        what.accept(argo);
        argo.compact(remembered);
        notifyAll();
        return argo.resourceVersion() != before;
    }

    /** Asks without changing anything. */
    public synchronized <T> T ask(Function<SimulatedArgoCd, T> question) {
        return question.apply(argo);
    }

    /** Every connection is lost, and new ones fail for a while. */
    public synchronized void cut(Duration time) {
        cutUntil = clock.instant().plus(time);
        notifyAll();
        try {
            while (isCut() && watches > 0) {
                wait();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void watchBegins() {
        watches++;
    }

    synchronized void watchEnds() {
        watches--;
        notifyAll();
    }

    synchronized boolean isCut() {
        return clock.instant().isBefore(cutUntil);
    }

    synchronized List<ObjectNode> current(String kind) {
        return argo.current(kind);
    }

    synchronized long version() {
        return argo.resourceVersion();
    }

    synchronized long oldestVersion() {
        return argo.oldestVersion();
    }

    /** What was written after a version, waiting a while for it; none if it is cut. */
    synchronized List<Written> awaitAfter(long version, Duration patience)
            throws InterruptedException {
        Instant end = clock.instant().plus(patience);
        long left = patience.toMillis();
        while (argo.resourceVersion() <= version && left > 0 && !isCut()) {
            wait(left);
            left = Duration.between(clock.instant(), end).toMillis();
        }
        return isCut() ? List.of() : argo.writtenAfter(version);
    }
}
