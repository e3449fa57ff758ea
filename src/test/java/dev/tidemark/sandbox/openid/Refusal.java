package dev.tidemark.sandbox.openid;

import dev.tidemark.sandbox.web.Reply;

/** A refusal, with an error code of RFC 6749 or RFC 6750. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refusal(int status, String code, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal invalidGrant(String sentence) {
        return new Refusal(400, "invalid_grant", sentence);
    }

    static Refusal invalidRequest(String sentence) {
        return new Refusal(400, "invalid_request", sentence);
    }

    static Refusal invalidToken() {
        return new Refusal(401, "invalid_token", "The access token is expired or unknown.");
    }

    String code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    /** As the token endpoint and the userinfo endpoint say it. */
    Reply reply() {
        var json = Signing.json().put("error", code).put("error_description", sentence());
        var reply = Reply.json(status, json.toString());
        if (status != 401) {
            return reply;
        }
        var challenge =
                code.equals("invalid_token")
                        ? "Bearer error=\"invalid_token\""
                        : "Basic realm=\"openid\"";
        return reply.with("WWW-Authenticate", challenge);
    }
}
