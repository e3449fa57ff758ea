package dev.tidemark.web;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as far as the asker may know.
 *
 * @param detail about this request, in words that this code base wrote; never another's message
 * @param id under which the log tells more
 */
record Failure(int status, @Nullable String detail, @Nullable String id) {

    static final int NOT_NOW = 503;

    private static final String UNREADY =
            "What is shown here is being made from the log. Try again in a few seconds.";

    static Failure of(int status, @Nullable String detail) {
        return new Failure(status, detail, null);
    }

    /** Read models are not there yet. */
    static Failure unready() {
        return of(NOT_NOW, UNREADY);
    }

    public boolean isNotFound() {
        return status == 404;
    }

    public boolean isDatabaseSilent() {
        return status == NOT_NOW && !isUnready();
    }

    public boolean isUnready() {
        return UNREADY.equals(detail);
    }

    public boolean isBadRequest() {
        return status == 400;
    }

    public boolean isNotSignedIn() {
        return status == 401;
    }

    public boolean isNotAllowed() {
        return status == 403;
    }

    public boolean isOurs() {
        return status == 500;
    }

    Problem problem() {
        return new Problem(title(), status, detail, id);
    }

    private String title() {
        return switch (status) {
            case 400 -> "The request cannot be read";
            case 401 -> "Not signed in";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 413 -> "Too large";
            case 415 -> "Unsupported media type";
            case NOT_NOW -> isUnready() ? "Not ready yet" : "The database does not answer";
            default -> status < 500 ? "The request was refused" : "Tidemark failed";
        };
    }
}
