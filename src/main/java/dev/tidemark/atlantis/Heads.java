package dev.tidemark.atlantis;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Closed;
import dev.tidemark.event.ChangeEvent.Edited;
import dev.tidemark.event.ChangeEvent.Merged;
import dev.tidemark.event.ChangeEvent.Opened;
import dev.tidemark.event.ChangeEvent.Reopened;
import dev.tidemark.event.ChangeEvent.Reviewed;
import dev.tidemark.event.ChangeEvent.Updated;
import dev.tidemark.event.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which revision was the head of a pull request when, and whether it is still open. */
public final class Heads {

    private final TreeMap<Instant, Revision> heads = new TreeMap<>();
    private @Nullable String base;
    private @Nullable Instant mergedAt;
    private @Nullable Instant closedAt;

    Heads(List<PlanFact> facts) {
        for (PlanFact fact : facts) {
            if (fact.event() instanceof ChangeEvent event && fact.proof() != ActorProof.CLAIMED) {
                note(event, fact.time());
            }
        }
    }

    private void note(ChangeEvent event, Instant at) {
        switch (event) {
            case Opened opened -> note(opened.description(), at);
            case Updated updated -> {
                note(updated.description(), at);
                heads.put(at, updated.after());
            }
            case Edited edited -> note(edited.description(), at);
            case Reviewed ignored -> {}
            case Merged merged -> {
                note(merged.description(), at);
                mergedAt = at;
            }
            case Closed closed -> {
                note(closed.description(), at);
                closedAt = at;
            }
            case Reopened reopened -> {
                note(reopened.description(), at);
                closedAt = null;
            }
        }
    }

    private void note(ChangeEvent.Description description, Instant at) {
        if (description.head() != null) {
            heads.put(at, description.head());
        }
        if (description.base() != null) {
            base = description.base();
        }
    }

    Optional<Revision> at(Instant time) {
        return Optional.ofNullable(heads.floorEntry(time)).map(Map.Entry::getValue);
    }

    /** The newest that is known. */
    public Optional<Revision> now() {
        return Optional.ofNullable(heads.lastEntry()).map(Map.Entry::getValue);
    }

    /** Every revision that was the head at some time. */
    public List<Revision> all() {
        return heads.values().stream().distinct().toList();
    }

    /** Name of the branch that it goes into. */
    public Optional<String> base() {
        return Optional.ofNullable(base);
    }

    public Optional<Instant> mergedAt() {
        return Optional.ofNullable(mergedAt);
    }

    public boolean isMerged() {
        return mergedAt != null;
    }

    public boolean isOpen() {
        return mergedAt == null && closedAt == null;
    }
}
