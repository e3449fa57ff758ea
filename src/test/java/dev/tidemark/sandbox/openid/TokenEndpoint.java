package dev.tidemark.sandbox.openid;

import dev.tidemark.sandbox.openid.Grants.Given;
import dev.tidemark.sandbox.web.Form;
import dev.tidemark.sandbox.web.Reply;
import dev.tidemark.sandbox.web.Secrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Where an application exchanges a code for tokens, and a token for newer ones. */
record TokenEndpoint(String issuer, Client client, Grants grants, Signing signing) {

    Reply answer(Form form, String authorization) throws Refusal {
        if (form.repeats()) {
            throw Refusal.invalidRequest("A parameter came twice.");
        }
        authenticate(form, authorization);
        var given =
                switch (form.text("grant_type")) {
                    case "authorization_code" ->
                            grants.exchange(
                                    required(form, "code"),
                                    required(form, "redirect_uri"),
                                    required(form, "code_verifier"));
                    case "refresh_token" -> grants.refresh(required(form, "refresh_token"));
                    case "" -> throw Refusal.invalidRequest("grant_type is missing.");
                    default ->
                            throw new Refusal(
                                    400, "unsupported_grant_type", "That grant is not supported.");
                };
        return Reply.json(200, json(given));
    }

    private static String required(Form form, String name) throws Refusal {
        return form.get(name).orElseThrow(() -> Refusal.invalidRequest(name + " is missing."));
    }

    private void authenticate(Form form, String authorization) throws Refusal {
        var id = form.text("client_id");
        var secret = form.text("client_secret");
        if (authorization.startsWith("Basic ")) {
            if (!secret.isEmpty()) {
                throw Refusal.invalidRequest("The client must show its secret in one way only.");
            }
            var pair = decoded(authorization.substring("Basic ".length())).split(":", 2);
            id = unescaped(pair[0]);
            secret = pair.length < 2 ? "" : unescaped(pair[1]);
        }
        if (!id.equals(client.id()) || !Secrets.areEqual(secret, client.secret())) {
            throw new Refusal(401, "invalid_client", "Unknown client, or a wrong secret.");
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Both halves are encoded as in a form before they are joined (RFC 6749, 2.3.1). */
    private static String unescaped(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private String json(Given given) {
        return Signing.json()
                .put("access_token", given.accessToken())
                .put("token_type", "Bearer")
                .put("expires_in", Duration.between(given.at(), given.end()).toSeconds())
                .put("refresh_token", given.refreshToken())
                .put("scope", given.signIn().asked().scope())
                .put("id_token", idToken(given))
                .toString();
    }

    private String idToken(Given given) {
        var signIn = given.signIn();
        var claims =
                Signing.json()
                        .put("iss", issuer)
                        .put("aud", client.id())
                        .put("exp", given.end().getEpochSecond())
                        .put("iat", given.at().getEpochSecond())
                        .put("auth_time", signIn.at().getEpochSecond())
                        .put("at_hash", Signing.hashOf(given.accessToken()));
        signIn.asked().form().get("nonce").ifPresent(nonce -> claims.put("nonce", nonce));
        signIn.person().addTo(claims);
        return signing.sign(claims);
    }
}
