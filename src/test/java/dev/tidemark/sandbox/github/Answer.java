package dev.tidemark.sandbox.github;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes an answer with GitHub's headers. One the client already has costs it nothing. */
final class Answer {

    private static final int NO_BODY = -1;

    private final HttpExchange exchange;
    private final RateLimit rateLimit;

    Answer(HttpExchange exchange, RateLimit rateLimit) {
        this.exchange = exchange;
        this.rateLimit = rateLimit;
    }

    void send(ApiResponse response) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json; charset=utf-8");
        headers.set("X-GitHub-Media-Type", "github.v3; format=json");
        headers.set("Vary", "Accept, Authorization, Cookie, X-GitHub-OTP");
        response.headers().forEach(headers::set);
        var body = response.body();
        var bytes = body == null ? new byte[0] : Json.bytes(body);
        if (isKnown(response, bytes)) {
            rateLimit.headers().forEach(headers::set);
            exchange.sendResponseHeaders(304, NO_BODY);
            return;
        }
        if (response.status() != 401 && !isAboutTheLimit()) {
            rateLimit.count();
        }
        rateLimit.headers().forEach(headers::set);
        exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? NO_BODY : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private boolean isKnown(ApiResponse response, byte[] bytes) {
        if (response.status() != 200 || !exchange.getRequestMethod().equals("GET")) {
            return false;
        }
        var tag = "W/\"" + digest(bytes) + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        exchange.getResponseHeaders().set("Cache-Control", "private, max-age=60, s-maxage=60");
        var known = exchange.getRequestHeaders().getFirst("If-None-Match");
        return known != null && (known.equals(tag) || known.equals(tag.substring(2)));
    }

    private boolean isAboutTheLimit() {
        return exchange.getRequestURI().getPath().endsWith("/rate_limit");
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
