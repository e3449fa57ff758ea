package dev.tidemark.projection;

import dev.tidemark.event.ActorProof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Marks what was recorded after something that happened later, so far as clocks can be trusted. */
final class LearntLater {

    private LearntLater() {}

    /** The same facts in the same order, marked. */
    static List<JoinedFact> mark(List<JoinedFact> inOrder) {
        var marked = new ArrayList<>(inOrder);
        long firstLater = Long.MAX_VALUE;
        long firstAtThisTime = Long.MAX_VALUE;
        Instant time = Instant.MAX;
        for (int i = inOrder.size() - 1; i >= 0; i--) {
            JoinedFact fact = inOrder.get(i);
            if (fact.proof() == ActorProof.CLAIMED) {
                continue;
            }
            if (fact.time().isBefore(time)) {
                firstLater = Math.min(firstLater, firstAtThisTime);
                time = fact.time();
            }
            if (firstLater < fact.position()) {
                marked.set(i, fact.markLearntLater());
            }
            firstAtThisTime = Math.min(firstAtThisTime, fact.position());
        }
        return List.copyOf(marked);
    }
}
