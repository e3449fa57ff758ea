package dev.tidemark.sandbox.atlantis;

import dev.tidemark.sandbox.atlantis.PullState.Kept;
import dev.tidemark.sandbox.atlantis.PullState.Status;
import dev.tidemark.sandbox.github.PullRequest;
import dev.tidemark.sandbox.github.Review;
import java.util.LinkedHashMap;

/** What has to be before an apply: the requirements of the example's {@code repos.yaml}. */
record Requirements(Scene scene) {

    /** Why not; empty if nothing is against it. */
    String refusal(PullRequest pullRequest, Project project, Kept kept) {
        if (!isApproved(pullRequest)) {
            return "Pull request must be approved according to the project's approval rules before"
                    + " running apply.";
        }
        if (!isMergeable(pullRequest)) {
            return "Pull request must be mergeable before running apply.";
        }
        if (!scene.main(project).equals(kept.main())) {
            return "Default branch must be rebased onto pull request before running apply.";
        }
        if (kept.status() == Status.POLICIES_BROKEN) {
            return "All policies must pass for project before running apply.";
        }
        return dependency(pullRequest, project);
    }

    /** Any approval, of any head: the real one looks no further. */
    private static boolean isApproved(PullRequest pullRequest) {
        return pullRequest.reviews().stream()
                .anyMatch(review -> review.state() == Review.State.APPROVED);
    }

    private static boolean isMergeable(PullRequest pullRequest) {
        var last = new LinkedHashMap<Long, Review.State>();
        for (Review review : pullRequest.reviews()) {
            if (review.state() != Review.State.COMMENTED) {
                last.put(review.user().id(), review.state());
            }
        }
        return !pullRequest.isDraft() && !last.containsValue(Review.State.CHANGES_REQUESTED);
    }

    private String dependency(PullRequest pullRequest, Project project) {
        String needed = project.dependsOn();
        for (Project other : scene.state(pullRequest).known()) {
            if (other.name().equals(needed)
                    && !scene.state(pullRequest).is(other, Status.APPLIED)) {
                return "Can't apply your project unless you apply its dependencies: [%s]"
                        .formatted(needed);
            }
        }
        return "";
    }
}
