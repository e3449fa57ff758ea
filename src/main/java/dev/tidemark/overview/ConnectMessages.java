package dev.tidemark.overview;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** How to connect a repository, as a new portal says it. */
@MessageBundle("connect")
public interface ConnectMessages {

    @Message("Three ways to begin. They tell the same facts and never count one twice.")
    String sub();

    @Message("Connect a repository")
    String title();

    @Message("Let GitHub tell what happens")
    String webhook();

    @Message("In the repository or organisation: Settings, Webhooks, Add webhook.")
    String webhookWhere();

    @Message("Payload URL")
    String payloadUrl();

    @Message("Content type")
    String contentType();

    @Message("Secret")
    String secret();

    @Message("The value of TIDEMARK_GITHUB_WEBHOOK_SECRET. It is set; it is never shown.")
    String secretSet();

    @Message(
            "None is set here, so every delivery is refused. Make one with openssl rand -hex 32, start the portal with it in TIDEMARK_GITHUB_WEBHOOK_SECRET, and enter the same in GitHub.")
    String secretMissing();

    @Message("Events")
    String events();

    @Message("Let me select individual events:")
    String select();

    @Message(
            "This address is taken from your browser. GitHub must be able to reach it: set TIDEMARK_PUBLIC_URL if it is another one.")
    String addressGuessed();

    @Message("Import the past from a clone")
    String importing();

    @Message(
            "Reads merges, squash merges and direct pushes from the history of the default branch, oldest first. Thousands of commits take seconds; running it again adds nothing.")
    String importingWhy();

    @Message("Fetch the past from GitHub")
    String backfill();

    @Message(
            "Reads pull requests and reviews with TIDEMARK_GITHUB_TOKEN, as fast as GitHub allows, and goes on where it stopped.")
    String backfillWhy();
}
