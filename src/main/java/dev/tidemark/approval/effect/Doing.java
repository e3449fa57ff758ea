package dev.tidemark.approval.effect;

import dev.tidemark.github.GitHubRefused;

/** What GitHub is asked at a time, for the words about a refusal. */
enum Doing {
    READING("GitHub does not show the pull request to the portal"),
    REVIEWING("GitHub does not take the approver's review"),
    ANNOUNCING("GitHub does not take a comment of the app"),
    COMMANDING("GitHub does not take the command");

    private static final int NOT_SIGNED_IN = 401;

    private final String words;

    Doing(String words) {
        this.words = words;
    }

    /** What stood against it, and what to do. */
    String refusal(GitHubRefused refused) {
        String said = refused.said().isEmpty() ? "" : ": " + refused.said();
        return words + " (" + refused.status() + said + "). " + advice(refused.status());
    }

    private String advice(int status) {
        return switch (this) {
            case READING ->
                    "See what TIDEMARK_GITHUB_TOKEN may read in this repository, and approve again.";
            case ANNOUNCING -> "Let the app write in pull requests of this repository.";
            case REVIEWING, COMMANDING ->
                    status == NOT_SIGNED_IN
                            ? "Sign in with GitHub again, and approve again."
                            : "See whether the approver may write in this repository, whether the"
                                    + " conversation is locked and whether the GitHub App is"
                                    + " installed there; then approve again.";
        };
    }
}
