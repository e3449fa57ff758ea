package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal, said as GitHub says it. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String sentence;

    ApiError(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.sentence = sentence;
    }

    static ApiError notFound() {
        return new ApiError(404, "Not Found");
    }

    static ApiError validationFailed(String sentence) {
        return new ApiError(422, sentence);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return Json.object()
                .put("message", sentence)
                .put("documentation_url", "https://docs.github.com/rest")
                .put("status", Integer.toString(status));
    }
}
