package dev.tidemark.ingest.argocd;

import dev.tidemark.event.Fact;
import dev.tidemark.event.SyncEvent.Sync;
import java.time.Instant;

/** The natural keys of what is seen of an application. */
final class ApplicationFacts {

    private ApplicationFacts() {}

    static Fact created(String uid) {
        return Fact.of("application", uid, "created");
    }

    static Fact deleted(String uid) {
        return Fact.of("application", uid, "deleted");
    }

    static Fact spec(ApplicationSnapshot now) {
        String told = Memory.toJson(now.spec());
        return Fact.of("spec", now.uid(), Hash.brief(told), now.resourceVersion());
    }

    static Fact autoSync(ApplicationSnapshot now) {
        String told = Memory.toJson(now.spec().autoSync());
        return Fact.of("autosync", now.uid(), Hash.brief(told), now.resourceVersion());
    }

    static Fact images(ApplicationSnapshot now) {
        return Fact.of("images", now.uid(), now.imagesDigest(), now.resourceVersion());
    }

    static Fact comparison(ApplicationSnapshot now, SeenComparison comparison) {
        return Fact.of("comparison", now.uid(), comparison.hash(), now.resourceVersion());
    }

    /** Where it is not told since when, its version stands for that. */
    static Fact health(ApplicationSnapshot now, SeenHealth health) {
        Instant since = health.since();
        return Fact.of(
                "health",
                now.uid(),
                since == null ? now.resourceVersion() : since.toString(),
                health.status().name().toLowerCase(java.util.Locale.ROOT));
    }

    static Fact raised(String uid, SeenCondition condition) {
        return Fact.of("condition", uid, condition.type(), condition.since().toString());
    }

    static Fact cleared(String uid, SeenCondition condition) {
        return Fact.of("condition", uid, condition.type(), condition.since().toString(), "cleared");
    }

    /**
     * How it ended has the same key whoever tells it: the operation, or only its history entry,
     * which knows of no retries.
     */
    static Fact sync(Sync sync, String phase, int retry) {
        return Fact.of(
                "sync",
                sync.uid(),
                sync.startedAt().toString(),
                Operation.initiator(sync),
                phase,
                Integer.toString(retry));
    }

    static Fact stalled(String uid, Instant reconciledAt) {
        return Fact.of("reconciled", uid, reconciledAt.toString(), "stalled");
    }

    static Fact reconciled(String uid, Instant reconciledAt) {
        return Fact.of("reconciled", uid, reconciledAt.toString());
    }
}
