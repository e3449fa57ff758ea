package dev.tidemark.sandbox.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tidemark.sandbox.web.ChoicePage;
import dev.tidemark.sandbox.web.ChoicePage.Choice;
import dev.tidemark.sandbox.web.Form;
import dev.tidemark.sandbox.web.Reply;
import dev.tidemark.sandbox.web.Secrets;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Signing in with GitHub: its page, and what an app gets of whoever signed in. */
final class SignIn implements HttpHandler {

    static final String PATH = "/login/oauth";

    private static final Duration CODE = Duration.ofMinutes(10);

    private final SimulatedGitHub github;
    private final App app;
    private final UserTokens tokens;
    private final Outage outage;
    private final Clock clock;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();

    SignIn(SimulatedGitHub github, App app, UserTokens tokens, Outage outage, Clock clock) {
        this.github = github;
        this.app = app;
        this.tokens = tokens;
        this.outage = outage;
        this.clock = clock;
    }

    private record Code(Account account, String callback, String challenge, Instant end) {}

    /** What GitHub says instead of a token, with status 200. */
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final String error;

        Refused(String error, String sentence) {
            super(sentence, null, false, false);
            this.error = error;
        }

        Map<String, String> said() {
            var said = new LinkedHashMap<String, String>();
            said.put("error", error);
            said.put("error_description", String.valueOf(getMessage()));
            said.put("error_uri", "https://docs.github.com/apps/oauth-errors");
            return said;
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).to(exchange);
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        var form = Form.of(exchange);
        if (outage.isOn()) {
            return Reply.html(503, RestApi.UNICORN);
        }
        var below = exchange.getRequestURI().getPath().substring(PATH.length());
        return switch (exchange.getRequestMethod() + " " + below) {
            case "GET /authorize", "POST /authorize" -> authorize(form);
            case "POST /access_token" -> said(exchange, accessToken(form));
            default -> Reply.html(404, ChoicePage.saying("Not Found", "Nothing is here."));
        };
    }

    private Reply authorize(Form form) {
        if (!form.text("client_id").equals(app.clientId())) {
            return Reply.html(404, ChoicePage.saying("Not Found", "There is no such app."));
        }
        var callback = form.get("redirect_uri").orElse(app.callbacks().getFirst());
        if (!app.callbacks().contains(callback)) {
            var sentence =
                    "The redirect_uri MUST match the registered callback URL for this application.";
            var refused = new Refused("redirect_uri_mismatch", sentence);
            return back(app.callbacks().getFirst(), form, refused.said());
        }
        var chosen = form.values().get("account");
        if (chosen == null) {
            return Reply.html(200, page(form));
        }
        return person(chosen)
                .map(account -> back(callback, form, Map.of("code", code(account, callback, form))))
                .orElseGet(() -> back(callback, form, denied()));
    }

    private static Map<String, String> denied() {
        var sentence = "The user has denied your application access.";
        return new Refused("access_denied", sentence).said();
    }

    private Optional<Account> person(String login) {
        synchronized (github) {
            return github.accounts().byLogin(login).filter(one -> one.type().equals("User"));
        }
    }

    private String code(Account account, String callback, Form form) {
        var now = clock.instant();
        codes.values().removeIf(one -> one.end().isBefore(now));
        var code = Secrets.next();
        codes.put(code, new Code(account, callback, form.text("code_challenge"), now.plus(CODE)));
        return code;
    }

    private static Reply back(String callback, Form form, Map<String, String> said) {
        var all = new LinkedHashMap<>(said);
        form.get("state").ifPresent(state -> all.put("state", state));
        return Reply.redirect(Form.appended(callback, all));
    }

    private String page(Form form) {
        var choices = new ArrayList<Choice>();
        synchronized (github) {
            for (var account : github.accounts().people()) {
                choices.add(
                        new Choice(
                                account.login(),
                                "Authorize as " + account.login(),
                                about(account)));
            }
        }
        choices.add(new Choice("", "Cancel", "Go back without signing in"));
        var asked = new LinkedHashMap<>(form.values());
        asked.remove("account");
        return ChoicePage.of(
                "Sign in with GitHub",
                github.web() + PATH + "/authorize",
                "account",
                choices,
                asked);
    }

    private String about(Account account) {
        var organization = github.organization();
        if (!organization.has(account)) {
            return account.name() + ", a stranger to " + organization.account().login();
        }
        var about = new StringBuilder(account.name());
        organization.teamsOf(account).forEach(team -> about.append(", ").append(team.slug()));
        return about.toString();
    }

    private Map<String, String> accessToken(Form form) {
        try {
            if (!form.text("client_id").equals(app.clientId())
                    || !Secrets.areEqual(form.text("client_secret"), app.clientSecret())) {
                throw new Refused(
                        "incorrect_client_credentials",
                        "The client_id and/or client_secret passed are incorrect.");
            }
            return given(
                    form.text("grant_type").equals("refresh_token")
                            ? refreshed(form)
                            : exchanged(form));
        } catch (Refused refused) {
            return refused.said();
        }
    }

    private UserTokens.Pair refreshed(Form form) throws Refused {
        return tokens.refresh(form.text("refresh_token"))
                .orElseThrow(() ->
                        new Refused(
                                "bad_refresh_token",
                                "The refresh token passed is incorrect or expired."));
    }

    private UserTokens.Pair exchanged(Form form) throws Refused {
        var code = Optional.ofNullable(codes.remove(form.text("code")));
        if (code.isEmpty()
                || !clock.instant().isBefore(code.get().end())
                || !isProven(code.get(), form)) {
            throw new Refused("bad_verification_code", "The code passed is incorrect or expired.");
        }
        if (form.get("redirect_uri")
                .filter(one -> !one.equals(code.get().callback()))
                .isPresent()) {
            throw new Refused(
                    "redirect_uri_mismatch",
                    "The redirect_uri MUST match the registered callback URL for this"
                            + " application.");
        }
        return tokens.issue(code.get().account());
    }

    private static boolean isProven(Code code, Form form) {
        return code.challenge().isEmpty()
                || Secrets.proves(form.text("code_verifier"), code.challenge());
    }

    private static Map<String, String> given(UserTokens.Pair pair) {
        var given = new LinkedHashMap<String, String>();
        given.put("access_token", pair.access());
        given.put("expires_in", Long.toString(UserTokens.ACCESS.toSeconds()));
        given.put("refresh_token", pair.refresh());
        given.put("refresh_token_expires_in", Long.toString(UserTokens.REFRESH.toSeconds()));
        given.put("scope", "");
        given.put("token_type", "bearer");
        return given;
    }

    /** As a form, unless JSON is asked for: GitHub's answer to whoever asks for nothing. */
    private static Reply said(HttpExchange exchange, Map<String, String> said) {
        var accepted = exchange.getRequestHeaders().getFirst("Accept");
        if (accepted == null || !accepted.contains("json")) {
            return Reply.form(Form.encoded(said));
        }
        var json = Json.object();
        said.forEach((name, value) -> {
            if (name.endsWith("expires_in")) {
                json.put(name, Long.parseLong(value));
            } else {
                json.put(name, value);
            }
        });
        return Reply.json(200, json.toString());
    }
}
