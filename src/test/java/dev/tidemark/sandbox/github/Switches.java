package dev.tidemark.sandbox.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tidemark.sandbox.web.Form;
import dev.tidemark.sandbox.web.Reply;
import java.io.IOException;
import java.time.Duration;

/** What tests turn on and off about this GitHub; the real one has nothing of it. */
final class Switches implements HttpHandler {

    static final String PATH = "/github/";

    private final Outage outage;
    private final UserTokens tokens;

    Switches(Outage outage, UserTokens tokens) {
        this.outage = outage;
        this.tokens = tokens;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = Form.of(exchange.getRequestURI().getRawQuery());
            var below = exchange.getRequestURI().getPath().substring(PATH.length());
            answer(exchange.getRequestMethod() + " " + below, query).to(exchange);
        }
    }

    private Reply answer(String request, Form query) {
        switch (request) {
            case "POST outage" -> {
                try {
                    int seconds = Integer.parseUnsignedInt(query.text("seconds"));
                    outage.begin(Duration.ofSeconds(seconds));
                } catch (NumberFormatException e) {
                    return Reply.json(400, "{\"error\":\"seconds must be a whole number\"}");
                }
            }
            case "POST expire" -> {
                tokens.expireAccess();
                if (query.text("tokens").equals("all")) {
                    tokens.expireRefresh();
                }
            }
            default -> {
                return Reply.json(404, "{\"error\":\"not found\"}");
            }
        }
        return Reply.noContent();
    }
}
