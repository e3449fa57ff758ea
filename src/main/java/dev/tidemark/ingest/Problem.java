package dev.tidemark.ingest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A problem document (RFC 9457).
 *
 * @param reason which of our reasons it was, for machines
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "reason"})
public record Problem(String type, String title, int status, String detail, String reason) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Refusal refusal) {
        Refusal.Reason reason = refusal.reason();
        // RFC 9457 section 4.2.1: this type says that the title is the status's own.
        return new Problem(
                "about:blank", reason.title(), reason.status(), refusal.detail(), reason.word());
    }
}
