package dev.tidemark.ingest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that is not taken in, and why. Its detail is ours and MUST NOT repeat anything from the
 * request: it is answered to whoever asked.
 */
public final class Refusal extends RuntimeException {

    private final Reason reason;
    private final String detail;

    private Refusal(Reason reason, String detail, @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    public static Refusal of(Reason reason, String detail) {
        return new Refusal(reason, detail, null);
    }

    public static Refusal of(Reason reason, String detail, Throwable cause) {
        return new Refusal(reason, detail, cause);
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }

    /** Why, with its HTTP status. */
    public enum Reason {
        MALFORMED(400, "Bad Request"),
        INCOMPLETE(400, "Bad Request"),
        UNSIGNED(401, "Unauthorized"),
        WRONG_SIGNATURE(401, "Unauthorized"),
        NO_TOKEN(401, "Unauthorized"),
        WRONG_TOKEN(401, "Unauthorized"),
        ANOTHER_REPOSITORY(403, "Forbidden"),
        TOO_SLOW(408, "Request Timeout"),
        TOO_LARGE(413, "Content Too Large"),
        UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type"),
        BUSY(503, "Service Unavailable"),
        LOG_UNAVAILABLE(503, "Service Unavailable"),
        NOT_CONFIGURED(503, "Service Unavailable");

        private static final Duration SOON = Duration.ofSeconds(10);

        private final int status;
        private final String title;

        Reason(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        /** The status in HTTP's own words. */
        public String title() {
            return title;
        }

        /** What proves a sender here (RFC 9110 section 11.6.1); null if proof was not the fault. */
        public @Nullable String challenge() {
            return switch (this) {
                case UNSIGNED, WRONG_SIGNATURE -> "Signature";
                case NO_TOKEN, WRONG_TOKEN -> "Bearer";
                default -> null;
            };
        }

        /** When it is worth trying again; null if the same request will be refused again. */
        public @Nullable Duration retryAfter() {
            return this == BUSY || this == LOG_UNAVAILABLE ? SOON : null;
        }

        /** The word in the problem document and on the counter. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
