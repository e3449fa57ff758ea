package dev.tidemark.approval;

import dev.tidemark.access.Person;
import dev.tidemark.projection.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All requests, as far as the log is folded: for showing, never for deciding. */
@ApplicationScoped
public class ApprovalRequests {

    /** What waits and what was decided, as this person sees it; null for nobody. */
    public Uni<Inbox> inbox(@Nullable Person person) {
        throw new UnsupportedOperationException();
    }

    /** How many wait for this person: the figure in the header. */
    public Uni<Integer> waitingFor(@Nullable Person person) {
        throw new UnsupportedOperationException();
    }

    /** One request, whatever became of it. */
    public Uni<Optional<ApprovalLine>> find(String requestId) {
        throw new UnsupportedOperationException();
    }

    /** Requests, the last decided first; of those that wait the last planned. */
    public Uni<Page<ApprovalLine>> list(ApprovalFilter filter, @Nullable String after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** What was let out and of which no effect is recorded, the oldest first. */
    public Uni<List<ApprovalLine>> owed() {
        throw new UnsupportedOperationException();
    }

    /** Every request of one pull request, by the subject of the change. */
    public Uni<List<ApprovalLine>> of(String change) {
        throw new UnsupportedOperationException();
    }
}
