package dev.tidemark.web;

import org.jspecify.annotations.Nullable;

/** Says who asks for a page. */
public interface Visitors {

    /** Whoever asks now; null where the portal has no sign-in. */
    @Nullable Visitor now();
}
