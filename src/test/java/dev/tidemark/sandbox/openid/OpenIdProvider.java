package dev.tidemark.sandbox.openid;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tidemark.sandbox.web.ChoicePage;
import dev.tidemark.sandbox.web.ChoicePage.Choice;
import dev.tidemark.sandbox.web.Form;
import dev.tidemark.sandbox.web.Reply;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider over HTTP, below a path of its own. */
public final class OpenIdProvider implements HttpHandler {

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String NOBODY = "";

    private final String issuer;
    private final String path;
    private final Client client;
    private final List<Person> people;
    private final Signing signing = Signing.withNewKey();
    private final Grants grants;
    private final Faults faults;
    private final TokenEndpoint tokens;

    /**
     * With a key of its own and nobody signed in.
     *
     * @param issuer its address as others see it, without a slash at the end
     * @param path the part of that which is left after the host
     * @param people who can sign in, in the order in which its page lists them
     */
    public OpenIdProvider(
            String issuer, String path, Client client, List<Person> people, Clock clock) {
        this.issuer = issuer;
        this.path = path;
        this.client = client;
        this.people = List.copyOf(people);
        this.grants = new Grants(clock);
        this.faults = new Faults(clock);
        this.tokens = new TokenEndpoint(issuer, client, grants, signing);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).to(exchange);
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        var form = Form.of(exchange);
        var below = exchange.getRequestURI().getPath().substring(path.length());
        if (faults.fails(below)) {
            return Reply.json(503, "{\"error\":\"temporarily_unavailable\"}");
        }
        try {
            return switch (exchange.getRequestMethod() + " " + below) {
                case "GET " + DISCOVERY -> Reply.json(200, discovery());
                case "GET /jwks" -> Reply.json(200, signing.keys().toString());
                case "GET /authorize", "POST /authorize" -> authorize(form);
                case "POST /token" -> tokens.answer(form, authorization(exchange));
                case "GET /userinfo", "POST /userinfo" -> userInfo(authorization(exchange));
                case "GET /end_session", "POST /end_session" -> endSession(form);
                case "POST /switch/expire" -> expire();
                case "POST /switch/lifetime" -> lifetime(exchange);
                case "POST /switch/fail" -> fail(exchange);
                default -> Reply.json(404, "{\"error\":\"not_found\"}");
            };
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private static String authorization(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
    }

    private String discovery() {
        var json =
                Signing.json()
                        .put("issuer", issuer)
                        .put("authorization_endpoint", issuer + "/authorize")
                        .put("token_endpoint", issuer + "/token")
                        .put("userinfo_endpoint", issuer + "/userinfo")
                        .put("jwks_uri", issuer + "/jwks")
                        .put("end_session_endpoint", issuer + "/end_session")
                        .put("authorization_response_iss_parameter_supported", true)
                        .put("request_parameter_supported", false);
        json.putArray("response_types_supported").add("code");
        json.putArray("response_modes_supported").add("query");
        json.putArray("grant_types_supported").add("authorization_code").add("refresh_token");
        json.putArray("subject_types_supported").add("public");
        json.putArray("id_token_signing_alg_values_supported").add("RS256");
        json.putArray("code_challenge_methods_supported").add("S256");
        json.putArray("scopes_supported").add("openid").add("profile").add("email").add("groups");
        json.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_basic")
                .add("client_secret_post");
        json.putArray("claims_supported")
                .add("sub")
                .add("name")
                .add("preferred_username")
                .add("email")
                .add("groups")
                .add("github_login")
                .add("github_id");
        return json.toString();
    }

    /** The page, or where the click on it leads. */
    private Reply authorize(Form form) {
        Authorization asked;
        try {
            asked = Authorization.of(form, client);
        } catch (Refusal refusal) {
            return Reply.html(400, ChoicePage.saying("Cannot sign in", refusal.sentence()));
        }
        try {
            asked.check();
            var chosen = form.values().get("person");
            return chosen == null
                    ? Reply.html(200, page(asked))
                    : Reply.redirect(signedIn(asked, chosen));
        } catch (Refusal refusal) {
            return Reply.redirect(asked.answer(issuer, refusal));
        }
    }

    private String page(Authorization asked) {
        var choices = new ArrayList<Choice>();
        for (var person : people) {
            var remark = person.name() + ", " + String.join(", ", person.groups());
            choices.add(new Choice(person.login(), "Sign in as " + person.login(), remark));
        }
        choices.add(new Choice(NOBODY, "Cancel", "Go back without signing in"));
        return ChoicePage.of(
                "Who are you?", issuer + "/authorize", "person", choices, asked.asked());
    }

    private String signedIn(Authorization asked, String login) throws Refusal {
        var person =
                people.stream()
                        .filter(one -> one.login().equals(login))
                        .findAny()
                        .orElseThrow(
                                () -> new Refusal(400, "access_denied", "Nobody was signed in."));
        return asked.answer(issuer, Map.of("code", grants.code(person, asked)));
    }

    private Reply userInfo(String authorization) throws Refusal {
        if (!authorization.startsWith("Bearer ")) {
            throw Refusal.invalidToken();
        }
        var claims = Signing.json();
        grants.whose(authorization.substring("Bearer ".length())).addTo(claims);
        return Reply.json(200, claims.toString());
    }

    /** There is no session here to end; what is left is the way back. */
    private Reply endSession(Form form) {
        var hint = form.get("id_token_hint");
        var back = form.get("post_logout_redirect_uri");
        if (hint.isPresent() && !signing.hasSigned(hint.get())) {
            return Reply.html(400, ChoicePage.saying("Cannot sign out", "Not a token of ours."));
        }
        if (back.isEmpty()) {
            return Reply.html(200, ChoicePage.saying("Signed out", "You are signed out."));
        }
        boolean isKnown = hint.isPresent() || form.text("client_id").equals(client.id());
        if (!isKnown || !client.isAtHome(back.get())) {
            return Reply.html(
                    400, ChoicePage.saying("Signed out", "That way back is not registered."));
        }
        return Reply.redirect(
                form.get("state")
                        .map(state -> Form.appended(back.get(), Map.of("state", state)))
                        .orElse(back.get()));
    }

    /** Makes everything worthless that was given out so far. */
    public void expireAll() {
        grants.expireAll();
    }

    private Reply expire() {
        expireAll();
        return Reply.noContent();
    }

    private Reply lifetime(HttpExchange exchange) throws Refusal {
        grants.lifetime(seconds(exchange));
        return Reply.noContent();
    }

    private Reply fail(HttpExchange exchange) throws Refusal {
        var endpoint = Form.of(exchange.getRequestURI().getRawQuery()).text("endpoint");
        faults.fail(endpoint.equals("discovery") ? DISCOVERY : "/" + endpoint, seconds(exchange));
        return Reply.noContent();
    }

    private static Duration seconds(HttpExchange exchange) throws Refusal {
        try {
            var text = Form.of(exchange.getRequestURI().getRawQuery()).text("seconds");
            return Duration.ofSeconds(Integer.parseUnsignedInt(text));
        } catch (NumberFormatException e) {
            throw Refusal.invalidRequest("seconds must be a whole number.");
        }
    }
}
