package dev.tidemark.approval;

import dev.tidemark.access.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes decisions. Everything here is folded up to the log's head and asks GitHub at that moment.
 * Blocking, for seconds at most.
 */
@ApplicationScoped
public class Approvals {

    /**
     * Takes a decision, or says why not.
     *
     * @param reason what the person wrote; null or blank for nothing
     * @param number of this person's decision about this request, from 1: one that is sent again is
     *     taken once
     */
    public Decided decide(
            String requestId, Person person, Verdict verdict, @Nullable String reason, int number) {
        throw new UnsupportedOperationException();
    }

    /** What a decision of this person would come to now; nothing if there is no such request. */
    public Optional<Explained> explain(String requestId, @Nullable Person person, Verdict verdict) {
        throw new UnsupportedOperationException();
    }

    /**
     * Where a request stands at the log's head, and all that a decision would stand on: whoever
     * acts because of a decision looks here just before. Nothing if there is no such request.
     */
    public Optional<Situation> now(String requestId) {
        throw new UnsupportedOperationException();
    }
}
