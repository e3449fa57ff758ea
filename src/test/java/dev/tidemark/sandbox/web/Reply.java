package dev.tidemark.sandbox.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer over HTTP that nobody keeps. */
public record Reply(int status, Map<String, String> headers, String body) {

    public static Reply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page);
    }

    public static Reply json(int status, String json) {
        return of(status, "application/json;charset=UTF-8", json);
    }

    public static Reply form(String form) {
        return of(200, "application/x-www-form-urlencoded; charset=utf-8", form);
    }

    private static Reply of(int status, String type, String body) {
        return new Reply(status, Map.of("Content-Type", type), body);
    }

    /** By GET, whatever was asked. */
    public static Reply redirect(String address) {
        return new Reply(303, Map.of("Location", address), "");
    }

    public static Reply noContent() {
        return new Reply(204, Map.of(), "");
    }

    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    /** Sends it. */
    public void to(HttpExchange exchange) throws IOException {
        var answer = exchange.getResponseHeaders();
        answer.set("Cache-Control", "no-store");
        answer.set("Pragma", "no-cache");
        answer.set("X-Content-Type-Options", "nosniff");
        answer.set("X-Frame-Options", "DENY");
        headers.forEach(answer::set);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
