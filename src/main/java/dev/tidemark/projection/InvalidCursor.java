package dev.tidemark.projection;

import org.jspecify.annotations.Nullable;

/** Somebody asked for the page after something that no list ended with. */
public final class InvalidCursor extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidCursor(@Nullable Throwable cause) {
        super("This is not the end of a page of this list.", cause);
    }
}
