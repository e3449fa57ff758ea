package dev.tidemark.keeping;

import dev.tidemark.event.LogEvent;
import dev.tidemark.projection.Entry;
import dev.tidemark.projection.JoinedFact;
import dev.tidemark.projection.Projection;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row for what was last anchored, verified, verified whole, and found wrong. */
@Singleton
class KeepingProjection implements Projection<Kept> {

    static final String ANCHORED = "anchored";
    static final String VERIFIED = "verified";
    static final String VERIFIED_WHOLE = "verified whole";
    static final String FAILED = "failed";

    @Override
    public String name() {
        return "keeping";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Kept> model() {
        return Kept.class;
    }

    @Override
    public Set<String> keys(Entry entry) {
        return entry.event() instanceof LogEvent event ? keys(event) : Set.of();
    }

    private static Set<String> keys(LogEvent event) {
        return switch (event) {
            case LogEvent.Anchored ignored -> Set.of(ANCHORED);
            case LogEvent.Verified verified ->
                    verified.from() == null ? Set.of(VERIFIED, VERIFIED_WHOLE) : Set.of(VERIFIED);
            case LogEvent.VerificationFailed ignored -> Set.of(FAILED);
            case LogEvent.Started ignored -> Set.of();
            case LogEvent.KeyAdopted ignored -> Set.of();
            case LogEvent.Incarnated ignored -> Set.of();
        };
    }

    @Override
    public Kept evolve(@Nullable Kept current, JoinedFact fact) {
        return switch ((LogEvent) fact.event()) {
            case LogEvent.Anchored anchored -> kept(anchored.size(), anchored.place(), fact);
            case LogEvent.Verified verified -> kept(verified.size(), null, fact);
            case LogEvent.VerificationFailed failed -> kept(failed.size(), failed.reason(), fact);
            case LogEvent.Started ignored -> throw notKept(fact);
            case LogEvent.KeyAdopted ignored -> throw notKept(fact);
            case LogEvent.Incarnated ignored -> throw notKept(fact);
        };
    }

    private static Kept kept(long size, @Nullable String said, JoinedFact fact) {
        return new Kept(size, said, fact.time(), fact.position());
    }

    private static IllegalArgumentException notKept(JoinedFact fact) {
        return new IllegalArgumentException(fact.type() + " has no row");
    }
}
