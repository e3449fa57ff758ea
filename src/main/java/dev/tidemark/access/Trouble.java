package dev.tidemark.access;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why somebody is not signed in, as the page of sign-in says it. */
enum Trouble {
    /** Login or password. */
    WRONG(401),
    /** Too many tries. */
    WAIT(429),
    /** The form, or the way to a provider and back, took too long or began elsewhere. */
    EXPIRED(400),
    /** The provider said no, or the person did. */
    REFUSED(403),
    /** The provider does not answer, or not in a form that can be believed. */
    PROVIDER(502),
    /** The provider knows the person, and this portal is not for them. */
    NOT_ALLOWED(403),
    /** Two accounts at GitHub for one person. */
    OTHER_ACCOUNT(403),
    /** Not a trouble: somebody has just signed out. */
    SIGNED_OUT(200);

    private final int status;

    Trouble(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Trouble> of(@Nullable String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** The page that says it. */
    URI page() {
        return URI.create(SignInPages.PATH + "?why=" + word());
    }
}
