package dev.tidemark.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the page of access. */
@MessageBundle("access")
public interface AccessMessages {

    @Message("Access")
    String title();

    @Message("Retention")
    String retention();

    @Message("Tokens with which machines read. None of them can approve anything.")
    String sub();

    @Message("Tokens")
    String tokens();

    @Message("No token was made yet.")
    String noTokens();

    @Message("Name")
    String name();

    @Message("What uses it, such as backup or dashboard")
    String nameHint();

    @Message("May read")
    String scopes();

    @Message("the API")
    String scopeRead();

    @Message("the log itself: tiles, exports, evidence")
    String scopeTrail();

    @Message("Valid for days")
    String days();

    @Message("Make a token")
    String make();

    @Message("This is the token. It is shown this once: keep it where the machine finds it.")
    String shownOnce();

    @Message("State")
    String state();

    @Message("good")
    String good();

    @Message("expired")
    String expired();

    @Message("revoked")
    String revoked();

    @Message("Made")
    String made();

    @Message("by {login}")
    String by(String login);

    @Message("Expires")
    String expires();

    @Message("Last used")
    String used();

    @Message("never")
    String never();

    @Message("Revoke")
    String revoke();

    @Message("Revoke {name}")
    String revokeNamed(String name);
}
