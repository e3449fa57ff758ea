package dev.tidemark.access;

/** What the guard answers. */
enum Decision {
    ALLOWED,
    /** Nobody is signed in, and somebody has to be. */
    SIGN_IN,
    /** Whoever asks may not. */
    REFUSED
}
