package dev.tidemark.sandbox.github;

import java.util.Map;

/** One webhook as it would be posted: for whoever wants to hear a story without a server. */
public record WebhookRequest(Map<String, String> headers, byte[] body) {

    public WebhookRequest {
        headers = Map.copyOf(headers);
    }

    public String event() {
        return header("X-GitHub-Event");
    }

    public String guid() {
        return header("X-GitHub-Delivery");
    }

    private String header(String name) {
        var value = headers.get(name);
        if (value == null) {
            throw new IllegalStateException("no header " + name);
        }
        return value;
    }
}
