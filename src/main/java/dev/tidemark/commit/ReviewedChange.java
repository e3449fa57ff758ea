package dev.tidemark.commit;

import dev.tidemark.commit.Merge.Review;
import dev.tidemark.commit.Scrutiny.Doubt;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Revision;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pull request, with the pushes to its branch: what its reviews are judged by. */
public final class ReviewedChange {

    private final Merge merge;
    private final @Nullable String repository;
    private final List<Push> pushes;

    /**
     * A pull request.
     *
     * @param repository {@code owner/name} as it is called now; null if nobody told
     * @param pushes to its branch, and those that brought what the branch began with
     */
    ReviewedChange(Merge merge, @Nullable String repository, Collection<Push> pushes) {
        this.merge = merge;
        this.repository = repository;
        this.pushes = List.copyOf(pushes);
    }

    /** The branch that a pull request comes from, as a full name. */
    static String ref(Merge merge) {
        return "refs/heads/" + merge.headRef();
    }

    /** {@code owner/name} as it is called now; null if nobody told. */
    public @Nullable String repository() {
        return repository;
    }

    public long number() {
        return merge.number();
    }

    public @Nullable String title() {
        return merge.title();
    }

    /** Who opened it. */
    public @Nullable Actor author() {
        return merge.author();
    }

    /** When it was merged, as far as anybody told. */
    public Optional<Instant> mergedAt() {
        return Optional.ofNullable(merge.mergedAt());
    }

    /** Whether anything more than a claim tells of it. */
    boolean isObserved() {
        return merge.isObserved();
    }

    /** Every revision that its branch was known to be at, in order of time. */
    public List<Revision> heads() {
        return merge.heads().stream().map(Merge.Head::revision).distinct().toList();
    }

    /** What the base branch got by it. */
    public Optional<Revision> mergeCommit() {
        return Optional.ofNullable(merge.mergeCommit());
    }

    /** Null if it is not merged, or nobody who could know told. */
    public @Nullable Actor mergedBy() {
        return merge.mergedBy();
    }

    /**
     * Of what was merged, when it was merged. An approval that came later is none, and one that was
     * dismissed since is none any more.
     *
     * @param writers of the commits that the base branch got
     */
    public Scrutiny whenMerged(Collection<Actor> writers) {
        Instant mergedAt = merge.mergedAt();
        return mergedAt == null
                ? Scrutiny.NOT_OBSERVED
                : judged(merge.head(), mergedAt, writers, true);
    }

    /** Of a revision at an instant, whoever may have merged it later. */
    public Scrutiny at(@Nullable Revision revision, Instant at) {
        return judged(revision, at, List.of(), false);
    }

    private Scrutiny judged(
            @Nullable Revision revision,
            Instant until,
            Collection<Actor> writers,
            boolean isMerged) {
        if (!merge.isObserved()) {
            return Scrutiny.NOT_OBSERVED;
        }
        Pushed pushed = pushed(until);
        List<Actor> authors =
                Stream.of(
                                Stream.ofNullable(merge.author()),
                                merge.contributors().stream(),
                                pushed.people().stream(),
                                writers.stream())
                        .flatMap(each -> each)
                        .toList();
        Actor merger = merge.mergedBy();
        List<Review> approvals = approvals(until);
        List<Review> ofRevision =
                approvals.stream()
                        .filter(review -> revision != null && revision.equals(review.commit()))
                        .toList();
        List<Review> byOthers =
                ofRevision.stream().filter(review -> !isAmong(review.by(), authors)).toList();
        List<Actor> approvers =
                byOthers.stream()
                        .map(review -> Objects.requireNonNull(review.by()))
                        .filter(by -> !isMerged || merger == null || !isSame(by, merger))
                        .toList();
        var doubts = EnumSet.noneOf(Doubt.class);
        if (approvers.isEmpty()) {
            doubts.add(against(revision, until, approvals, ofRevision, byOthers));
        } else {
            if (!pushed.isKnown()) {
                doubts.add(Doubt.PUSHER_UNKNOWN);
            }
            if (isMerged && merger == null) {
                doubts.add(Doubt.MERGER_UNKNOWN);
            }
        }
        return new Scrutiny(reviewers(until), approvers, doubts);
    }

    private Doubt against(
            @Nullable Revision revision,
            Instant until,
            List<Review> approvals,
            List<Review> ofRevision,
            List<Review> byOthers) {
        if (!byOthers.isEmpty()) {
            return Doubt.APPROVED_BY_MERGER;
        }
        if (!ofRevision.isEmpty()) {
            return Doubt.APPROVED_BY_AUTHOR;
        }
        if (!approvals.isEmpty()) {
            boolean isToldOf = approvals.stream().allMatch(review -> review.commit() != null);
            return revision == null || !isToldOf
                    ? Doubt.HEAD_UNKNOWN
                    : Doubt.REVIEWED_BEFORE_LAST_PUSH;
        }
        return reviewers(until).isEmpty() ? Doubt.NOT_REVIEWED : Doubt.NOT_APPROVED;
    }

    /**
     * Approvals that stood at an instant and were not dismissed since, one of each person. A later
     * review of the same person counts instead of an earlier one; a mere comment takes nothing
     * back.
     */
    private List<Review> approvals(Instant until) {
        Map<String, Review> last = new LinkedHashMap<>();
        Set<String> dismissed = new HashSet<>();
        for (Review review : merge.reviews()) {
            if (review.state() == ReviewState.DISMISSED) {
                dismissed.add(review.id());
            } else if (review.by() != null
                    && review.state() != ReviewState.COMMENTED
                    && !review.at().isAfter(until)) {
                last.put(key(review.by()), review);
            }
        }
        return last.values().stream()
                .filter(review -> review.state() == ReviewState.APPROVED)
                .filter(review -> !dismissed.contains(review.id()))
                .toList();
    }

    private List<Actor> reviewers(Instant until) {
        return merge.reviews().stream()
                .filter(review -> !review.at().isAfter(until))
                .map(Review::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /**
     * Who pushed and wrote what its branch was at.
     *
     * @param isKnown whether signatures say so of all of it
     */
    private record Pushed(boolean isKnown, List<Actor> people) {}

    /** Back from every head, push by push, to where its branch began or left the default one. */
    private Pushed pushed(Instant until) {
        Map<String, Push> byAfter = new LinkedHashMap<>();
        pushes.forEach(push -> byAfter.putIfAbsent(push.after(), push));
        boolean isKnown = !merge.heads().isEmpty();
        var people = new ArrayList<Actor>();
        Deque<Push> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        for (Merge.Head head : merge.heads()) {
            String revision = head.revision().sha();
            if (!head.since().isAfter(until) && seen.add(revision)) {
                Push push = byAfter.get(revision);
                if (push == null) {
                    isKnown &= head.isPusherKnown();
                } else {
                    open.add(push);
                }
            }
        }
        while (!open.isEmpty()) {
            Push push = open.remove();
            isKnown &= push.isPusherProved();
            people.addAll(push.people());
            boolean isBegin = push.pushed().before().isNone() || push.pushed().defaultBranch();
            if (!isBegin && seen.add(push.before())) {
                Push earlier = byAfter.get(push.before());
                if (earlier == null) {
                    isKnown = false;
                } else if (!earlier.pushed().defaultBranch()) {
                    open.add(earlier);
                }
            }
        }
        return new Pushed(isKnown, people);
    }

    private static boolean isAmong(@Nullable Actor who, Collection<Actor> others) {
        return who != null && others.stream().anyMatch(other -> isSame(who, other));
    }

    /** Of one login or of one id: whoever might be the same is taken for the same. */
    private static boolean isSame(Actor one, Actor other) {
        return one.login().equalsIgnoreCase(other.login())
                || (one.id() != null && one.id().equals(other.id()));
    }

    private static String key(Actor actor) {
        return actor.id() == null ? "login " + actor.login().toLowerCase(Locale.ROOT) : actor.id();
    }
}
