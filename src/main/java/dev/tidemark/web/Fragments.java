package dev.tidemark.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** One URL, two answers: the page, or the part of it that htmx asked for. */
public final class Fragments {

    static final String REQUEST = "HX-Request";
    static final String TARGET = "HX-Target";
    private static final String RESTORE = "HX-History-Restore-Request";

    private Fragments() {}

    /** Id of the element that shall be shown again; empty if the whole page is wanted. */
    public static Optional<String> wanted(HttpHeaders headers) {
        boolean partial =
                "true".equals(headers.getHeaderString(REQUEST))
                        && !"true".equals(headers.getHeaderString(RESTORE));
        return partial ? Optional.ofNullable(headers.getHeaderString(TARGET)) : Optional.empty();
    }
}
