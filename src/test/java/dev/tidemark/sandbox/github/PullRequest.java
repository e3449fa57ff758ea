package dev.tidemark.sandbox.github;

import dev.tidemark.sandbox.git.Commit;
import dev.tidemark.sandbox.git.FileChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pull request as it stands now. Changed only by {@link PullRequests}. */
public final class PullRequest {

    final long id;
    final int number;
    final Account user;
    final String headRef;
    final String baseRef;
    final String body;
    final Instant createdAt;
    final List<Review> reviews = new ArrayList<>();
    final List<Comment> comments = new ArrayList<>();

    /** What the base branch got when it was merged. */
    final List<Commit> landed = new ArrayList<>();

    String title;
    boolean draft;
    Commit head;

    /** Where the head branch left the base branch. */
    Commit base;

    Instant updatedAt;
    @Nullable Instant closedAt;
    @Nullable Instant mergedAt;
    @Nullable Account mergedBy;

    /** While open the test merge that nobody sees; once merged, what the base branch got. */
    @Nullable Commit mergeCommit;

    PullRequest(
            long id, int number, Account user, Branches branches, Text text, Instant createdAt) {
        this.id = id;
        this.number = number;
        this.user = user;
        this.headRef = branches.headRef();
        this.baseRef = branches.baseRef();
        this.head = branches.head();
        this.base = branches.base();
        this.title = text.title();
        this.body = text.body();
        this.draft = text.draft();
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** Where it comes from and goes to. */
    record Branches(String headRef, Commit head, String baseRef, Commit base) {}

    /** What its author typed. */
    public record Text(String title, String body, boolean draft) {}

    public int number() {
        return number;
    }

    public String title() {
        return title;
    }

    public Account user() {
        return user;
    }

    public String headRef() {
        return headRef;
    }

    public Commit head() {
        return head;
    }

    public Commit base() {
        return base;
    }

    public List<Comment> comments() {
        return List.copyOf(comments);
    }

    public List<Review> reviews() {
        return List.copyOf(reviews);
    }

    public List<String> changedPaths() {
        return PullRequestJson.changes(this).stream().map(FileChange::path).toList();
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    public boolean isMerged() {
        return mergedAt != null;
    }

    public boolean isDraft() {
        return draft;
    }

    String state() {
        return isOpen() ? "open" : "closed";
    }
}
