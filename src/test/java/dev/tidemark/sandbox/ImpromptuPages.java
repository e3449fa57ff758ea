package dev.tidemark.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tidemark.sandbox.story.Impromptu;
import dev.tidemark.sandbox.web.Form;
import dev.tidemark.sandbox.web.Reply;
import java.io.IOException;

/** What tests let happen beside the story: {@code POST /story/KIND?detail=value}. */
final class ImpromptuPages implements HttpHandler {

    static final String PATH = "/story/";

    private final Storyteller storyteller;
    private final Impromptu impromptu;

    ImpromptuPages(Storyteller storyteller, Impromptu impromptu) {
        this.storyteller = storyteller;
        this.impromptu = impromptu;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).to(exchange);
        }
    }

    private Reply answer(HttpExchange exchange) {
        var kind = exchange.getRequestURI().getPath().substring(PATH.length());
        if (!exchange.getRequestMethod().equals("POST")) {
            return Reply.json(405, "{\"error\":\"only POST\"}");
        }
        var details = Form.of(exchange.getRequestURI().getRawQuery()).values();
        try {
            var done = storyteller.take(kind, details, at -> impromptu.act(at, kind, details));
            return Reply.json(200, done.toString());
        } catch (IllegalArgumentException e) {
            return Reply.json(400, "{\"error\":\"cannot be done\"}");
        }
    }
}
