package dev.tidemark.argocd;

import static dev.tidemark.argocd.ArgoCdTold.CONFIG;
import static dev.tidemark.argocd.ArgoCdTold.DEPLOYMENT;

import dev.tidemark.event.ApplicationEvent.Action;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Subject;
import dev.tidemark.event.SyncEvent;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A few hours of one application: commits, syncs, drift, and what Argo CD makes of them. */
final class RandomApplication {

    private static final int STEPS = 60;

    private final Random random;
    private final ArgoCdTold told = new ArgoCdTold();
    private int second;
    private int commit = 1;
    private int content = 1;

    private RandomApplication(Random random) {
        this.random = random;
    }

    static Subject subject(String name) {
        return Subject.application("production", "argocd", name);
    }

    /** What is told of it, in order of time. */
    static List<NewEntry> told(Random random, String name) {
        return new RandomApplication(random)
                .story().stream().map(entry -> named(entry, name)).toList();
    }

    private static NewEntry named(NewEntry entry, String name) {
        Envelope envelope = entry.envelope();
        return new NewEntry(
                Envelope.of(
                                Fact.of(name, envelope.fact().value()),
                                subject(name),
                                envelope.source(),
                                envelope.time(),
                                envelope.proof(),
                                envelope.observedBy())
                        .by(envelope.actor())
                        .in(envelope.repository())
                        .at(envelope.revision()),
                entry.event());
    }

    private List<NewEntry> story() {
        told.created(0);
        commit();
        for (int i = 0; i < STEPS; i++) {
            pass();
            switch (random.nextInt(12)) {
                case 0, 1 -> commit();
                case 2, 3 -> sync(random.nextBoolean() ? null : "taemin");
                case 4 -> told.outOfSync(second, commit, DEPLOYMENT);
                case 5 -> told.outOfSync(second, commit, DEPLOYMENT, CONFIG);
                case 6 -> selfHeal();
                case 7 -> told.health(second, oneOf(Health.values()));
                case 8 -> told.images(second, "my:" + random.nextInt(3));
                case 9 -> told.unknown(second);
                case 10 ->
                        told.autoSyncOff(second)
                                .reported(second + 1, Action.SPEC_CHANGED, "taemin");
                default -> again();
            }
        }
        return told.entries();
    }

    private void pass() {
        second += 20 + random.nextInt(100);
    }

    /** One that may not concern the application, of which nobody may say what it touched. */
    private void commit() {
        commit++;
        content += random.nextInt(2);
        if (random.nextInt(4) > 0) {
            told.paths(second + random.nextInt(300), commit, "digest-" + content);
        }
    }

    private void sync(@Nullable String by) {
        SyncEvent.Sync sync = told.sync(second, commit, by);
        told.started(second, sync);
        if (random.nextInt(4) == 0) {
            told.failed(second + 5, sync, "one or more objects failed to apply");
        } else {
            told.succeeded(second + 5, sync).synced(second + 6, commit);
        }
    }

    private void selfHeal() {
        SyncEvent.Sync sync = told.selfHeal(second, commit, DEPLOYMENT);
        told.started(second, sync).succeeded(second + 3, sync).synced(second + 4, commit);
    }

    private void again() {
        if (random.nextInt(4) == 0) {
            told.deleted(second).recreated(second + 10);
        } else {
            told.synced(second, commit);
        }
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
