package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal, said as GitHub says it. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String sentence;
    private final transient Map<String, String> headers;
    private final transient @Nullable ObjectNode fault;
    private final transient List<String> reasons;

    ApiError(int status, String sentence) {
        this(status, sentence, Map.of());
    }

    ApiError(int status, String sentence, Map<String, String> headers) {
        this(status, sentence, headers, null, List.of());
    }

    private ApiError(
            int status,
            String sentence,
            Map<String, String> headers,
            @Nullable ObjectNode fault,
            List<String> reasons) {
        super(sentence, null, false, false);
        this.status = status;
        this.sentence = sentence;
        this.headers = headers;
        this.fault = fault;
        this.reasons = reasons;
    }

    static ApiError notFound() {
        return new ApiError(404, "Not Found");
    }

    static ApiError validationFailed(String sentence) {
        return new ApiError(422, sentence);
    }

    /** A field of what was sent is at fault. */
    static ApiError invalid(String resource, String field, String message) {
        var fault =
                Json.object()
                        .put("resource", resource)
                        .put("code", "custom")
                        .put("field", field)
                        .put("message", message);
        return new ApiError(422, "Validation Failed", Map.of(), fault, List.of());
    }

    /** What was sent is well-formed and still not to be done. */
    static ApiError unprocessable(String reason) {
        return new ApiError(422, "Unprocessable Entity", Map.of(), null, List.of(reason));
    }

    ApiResponse response() {
        var body = Json.object().put("message", sentence);
        if (fault != null) {
            body.putArray("errors").add(fault);
        } else if (!reasons.isEmpty()) {
            reasons.forEach(body.putArray("errors")::add);
        }
        body.put("documentation_url", "https://docs.github.com/rest")
                .put("status", Integer.toString(status));
        return new ApiResponse(status, body, headers);
    }
}
