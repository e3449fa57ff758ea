package dev.tidemark.export;

import dev.tidemark.web.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** An export cannot begin now; the client is told why and when to ask again. */
final class ExportRefused extends WebApplicationException {

    private static final long serialVersionUID = 1;
    private static final int RETRY_AFTER_SECONDS = 30;

    private ExportRefused(Response.Status status, String title, String detail) {
        super(
                Response.status(status)
                        .type(Problem.MEDIA_TYPE)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .entity(new Problem(title, status.getStatusCode(), detail, null))
                        .build());
    }

    static ExportRefused tooMany() {
        return new ExportRefused(
                Response.Status.TOO_MANY_REQUESTS,
                "Too many exports",
                "As many exports run as may at a time. Try again when one of them has ended.");
    }

    static ExportRefused notRecorded() {
        return new ExportRefused(
                Response.Status.SERVICE_UNAVAILABLE,
                "Nothing can be exported now",
                "An export is signed and recorded before it begins, and the log cannot do that"
                        + " now. /status says why.");
    }

    static ExportRefused notSearchable() {
        return new ExportRefused(
                Response.Status.SERVICE_UNAVAILABLE,
                "Nothing can be found now",
                "What the filter asks for is still being made searchable up to the newest entry."
                        + " Everything can be exported meanwhile.");
    }
}
