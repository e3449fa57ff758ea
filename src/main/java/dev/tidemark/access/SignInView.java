package dev.tidemark.access;

import org.jspecify.annotations.Nullable;

/**
 * What the page of sign-in shows.
 *
 * @param to the page to go on to
 * @param toParameter the same, for the address of a link
 * @param person login of whoever is signed in already
 * @param message why nobody is signed in
 * @param isGood whether the message is no trouble
 * @param login as it was typed
 * @param oidc name of the provider, if there is one
 */
record SignInView(
        String csrf,
        String to,
        String toParameter,
        @Nullable String person,
        @Nullable String message,
        boolean isGood,
        String login,
        boolean hasLocal,
        @Nullable String oidc,
        boolean hasGitHub) {

    /** Whether there is no way to sign in at all. */
    public boolean hasNone() {
        return !hasLocal && oidc == null && !hasGitHub;
    }
}
