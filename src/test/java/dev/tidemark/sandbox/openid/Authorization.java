package dev.tidemark.sandbox.openid;

import dev.tidemark.sandbox.web.Form;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an application asks for when it sends a browser to sign in. */
record Authorization(Client client, String redirect, Form form) {

    /** What the page hands on from the question to the answer. */
    private static final List<String> ASKED =
            List.of(
                    "client_id",
                    "redirect_uri",
                    "response_type",
                    "scope",
                    "state",
                    "nonce",
                    "prompt",
                    "code_challenge",
                    "code_challenge_method");

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Throws what no application may be told of, because nobody knows that it is one. */
    static Authorization of(Form form, Client client) throws Refusal {
        if (!form.text("client_id").equals(client.id())) {
            throw Refusal.invalidRequest("There is no client of that id.");
        }
        var redirect = form.text("redirect_uri");
        if (!client.redirects().contains(redirect)) {
            throw Refusal.invalidRequest("That redirect_uri is not registered for the client.");
        }
        return new Authorization(client, redirect, form);
    }

    /** Throws what the application is told by the address it is called back at. */
    void check() throws Refusal {
        if (form.repeats()) {
            throw Refusal.invalidRequest("A parameter came twice.");
        }
        if (!form.text("response_type").equals("code")) {
            throw new Refusal(400, "unsupported_response_type", "Only code is supported.");
        }
        if (!Arrays.asList(form.text("scope").split(" ", -1)).contains("openid")) {
            throw new Refusal(400, "invalid_scope", "The scope openid is missing.");
        }
        if (!form.text("code_challenge_method").equals("S256")) {
            throw Refusal.invalidRequest("code_challenge_method must be S256.");
        }
        if (!CHALLENGE.matcher(challenge()).matches()) {
            throw Refusal.invalidRequest("code_challenge is missing or malformed.");
        }
        if (form.text("prompt").equals("none")) {
            throw new Refusal(400, "login_required", "Nobody is signed in here.");
        }
    }

    String challenge() {
        return form.text("code_challenge");
    }

    String scope() {
        return form.text("scope");
    }

    Map<String, String> asked() {
        var asked = new LinkedHashMap<String, String>();
        ASKED.forEach(name -> form.get(name).ifPresent(value -> asked.put(name, value)));
        return asked;
    }

    /** The address that calls the application back. */
    String answer(String issuer, Map<String, String> answer) {
        var values = new LinkedHashMap<>(answer);
        form.get("state").ifPresent(state -> values.put("state", state));
        values.put("iss", issuer);
        return Form.appended(redirect, values);
    }

    String answer(String issuer, Refusal refusal) {
        var values = new LinkedHashMap<String, String>();
        values.put("error", refusal.code());
        values.put("error_description", refusal.sentence());
        return answer(issuer, values);
    }
}
