package dev.tidemark.change;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.ChangeEvent.Reviewed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which review of each person stands. */
final class Reviews {

    private Reviews() {}

    /** One per person: the last that decided, else the last comment. */
    static List<Review> current(List<Moment> known) {
        Map<String, Review> byId = new LinkedHashMap<>();
        for (Moment moment : known) {
            if (moment.event() instanceof Reviewed reviewed) {
                byId.merge(reviewed.reviewId(), review(moment, reviewed), Reviews::later);
            }
        }
        Map<String, Review> byPerson = new LinkedHashMap<>();
        byId.values().forEach(review -> byPerson.merge(person(review), review, Reviews::standing));
        return new ArrayList<>(byPerson.values());
    }

    /** A dismissal is by who dismissed; the review stays its reviewer's. */
    private static Review review(Moment moment, Reviewed reviewed) {
        boolean isDismissal = reviewed.state() == ReviewState.DISMISSED;
        return new Review(
                reviewed.reviewId(),
                isDismissal ? null : moment.actor(),
                reviewed.state(),
                reviewed.commit(),
                moment.time());
    }

    /** GitHub takes no dismissal back, so it holds even where both are of one second. */
    private static Review later(Review before, Review after) {
        Review state = before.state() == ReviewState.DISMISSED ? before : after;
        return new Review(
                state.id(),
                before.reviewer() == null ? after.reviewer() : before.reviewer(),
                state.state(),
                state.commit() == null ? before.commit() : state.commit(),
                state.at());
    }

    private static Review standing(Review before, Review after) {
        return after.state() == ReviewState.COMMENTED && before.state() != ReviewState.COMMENTED
                ? before
                : after;
    }

    private static String person(Review review) {
        @Nullable Actor reviewer = review.reviewer();
        if (reviewer == null) {
            return "review " + review.id();
        }
        return reviewer.id() == null ? "login " + reviewer.login() : "id " + reviewer.id();
    }
}
