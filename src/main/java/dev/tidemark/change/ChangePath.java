package dev.tidemark.change;

import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stages of a change, and where it stands among them. */
@Singleton
class ChangePath {

    private final PlanStages plans;
    private final PathMessages words;
    private final Times times;

    ChangePath(PlanStages plans, PathMessages words, Times times) {
        this.plans = plans;
        this.words = words;
        this.times = times;
    }

    List<ChangeView.Stage> stages(Change change, ChangeRuns runs) {
        boolean hasPlans = !runs.projects().isEmpty();
        var stages = new ArrayList<ChangeView.Stage>();
        stages.add(opened(change));
        if (hasPlans) {
            stages.add(plans.planned(runs));
        }
        stages.add(reviewed(change));
        stages.add(approved(change));
        if (hasPlans) {
            stages.add(plans.applied(runs, isApproved(change)));
        }
        stages.add(ended(change));
        return withGaps(stages);
    }

    private ChangeView.Stage opened(Change change) {
        return change.openedAt() == null
                ? notObserved(words.opened())
                : done("ok", words.opened(), change.openedAt(), change.author());
    }

    private ChangeView.Stage reviewed(Change change) {
        return firstReview(change)
                .map(first -> done("ok", words.reviewed(), first.time(), first.actor()))
                .orElseGet(() -> missing(change, words.review(), isWaiting(change)));
    }

    private ChangeView.Stage approved(Change change) {
        Optional<Review> decision = decision(change);
        if (decision.isEmpty()) {
            boolean next = isWaiting(change) && firstReview(change).isPresent();
            return missing(change, words.approval(), next);
        }
        Review review = decision.get();
        return review.state() == ReviewState.APPROVED
                ? done("ok", words.approved(), review.at(), review.reviewer())
                : done("refused", words.changesRequested(), review.at(), review.reviewer());
    }

    private ChangeView.Stage ended(Change change) {
        return switch (change.state()) {
            case MERGED ->
                    change.mergedAt() == null
                            ? notObserved(words.merged())
                            : done("ok", words.merged(), change.mergedAt(), change.mergedBy());
            case CLOSED ->
                    change.closedAt() == null
                            ? notObserved(words.closed())
                            : done("void", words.closed(), change.closedAt(), null);
            case OPEN, DRAFT -> ahead(words.merge(), isApproved(change));
        };
    }

    /** A stage that never came, or may still come. */
    private ChangeView.Stage missing(Change change, String name, boolean waitsHere) {
        if (isUnderWay(change)) {
            return ahead(name, waitsHere);
        }
        return change.proof() == ActorProof.CLAIMED || change.openedAt() == null
                ? notObserved(name)
                : stage(new Mark("void", words.none()), name, "", null, null, words.none());
    }

    private ChangeView.Stage ahead(String name, boolean waitsHere) {
        return waitsHere
                ? stage(new Mark("waiting", words.waits()), name, "now", null, null, words.waits())
                : stage(new Mark("next", words.notYet()), name, "todo", null, null, words.notYet());
    }

    /** What was not observed is never shown as done, nor as not done. */
    private ChangeView.Stage notObserved(String name) {
        String word = words.notObserved();
        return stage(new Mark("unseen", word), name, "", null, null, word);
    }

    private static ChangeView.Stage done(
            String style, String name, Instant at, @Nullable Actor by) {
        return stage(new Mark(style, name), name, "", at, by, null);
    }

    private static ChangeView.Stage stage(
            Mark mark,
            String name,
            String style,
            @Nullable Instant at,
            @Nullable Actor by,
            @Nullable String detail) {
        VisibleText login = by == null ? null : VisibleText.of(by.login());
        return new ChangeView.Stage(mark, name, style, at, login, detail, null);
    }

    private List<ChangeView.Stage> withGaps(List<ChangeView.Stage> stages) {
        var spaced = new ArrayList<ChangeView.Stage>();
        for (int i = 0; i < stages.size(); i++) {
            Instant from = stages.get(i).at();
            Instant to = i + 1 < stages.size() ? stages.get(i + 1).at() : null;
            boolean follows = from != null && to != null && !to.isBefore(from);
            spaced.add(
                    stages.get(i)
                            .withGap(follows ? times.duration(Duration.between(from, to)) : null));
        }
        return spaced;
    }

    /** The first time that anybody reviewed it, whatever became of that review. */
    static Optional<Moment> firstReview(Change change) {
        return change.timeline().stream()
                .filter(moment -> moment.event() instanceof ChangeEvent.Reviewed)
                .findFirst();
    }

    /** What the standing reviews come to: one that requests changes outweighs any approval. */
    static Optional<Review> decision(Change change) {
        return latest(change, ReviewState.CHANGES_REQUESTED)
                .or(() -> latest(change, ReviewState.APPROVED));
    }

    private static Optional<Review> latest(Change change, ReviewState state) {
        return change.reviews().stream()
                .filter(review -> review.state() == state)
                .max(Comparator.comparing(Review::at));
    }

    static boolean isApproved(Change change) {
        return decision(change).map(review -> review.state() == ReviewState.APPROVED).orElse(false);
    }

    static boolean isUnderWay(Change change) {
        return change.state() == State.OPEN || change.state() == State.DRAFT;
    }

    private static boolean isWaiting(Change change) {
        return change.state() == State.OPEN;
    }
}
