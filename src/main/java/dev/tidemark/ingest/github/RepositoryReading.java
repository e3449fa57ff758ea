package dev.tidemark.ingest.github;

import dev.tidemark.event.RevisionEvent.RepositoryRenamed;
import dev.tidemark.event.Subject;
import dev.tidemark.github.GitHubSettings;
import dev.tidemark.ingest.Reading;
import org.jspecify.annotations.Nullable;

/** Reads {@code repository}. */
final class RepositoryReading {

    private RepositoryReading() {}

    static Reading read(Webhook webhook, String action) {
        return switch (action) {
            case "renamed" -> renamed(webhook, webhook.named().owner() + "/" + formerName(webhook));
            case "transferred" ->
                    renamed(webhook, formerOwner(webhook) + "/" + webhook.named().shortName());
            // Visibility, topics, archiving: nothing that a name or a branch depends on.
            default ->
                    new Reading.Kept(
                            GitHubMapper.nameOf("repository", action)
                                    + " changes neither name nor owner");
        };
    }

    private static Reading renamed(Webhook webhook, String from) {
        if (!GitHubSettings.isRepositoryName(from)) {
            throw new UnreadablePayload("changes does not hold a name");
        }
        String to = webhook.named().name();
        return Reading.of(
                webhook.entry(
                        Facts.renamed(webhook.repository(), from, to),
                        Subject.repository(webhook.repository()),
                        webhook.payload().object("repository").instant("updated_at"),
                        webhook.sender(),
                        null,
                        new RepositoryRenamed(from, to)));
    }

    private static String formerName(Webhook webhook) {
        return webhook.payload().object("changes").object("repository").object("name").text("from");
    }

    private static String formerOwner(Webhook webhook) {
        Payload from = webhook.payload().object("changes").object("owner").object("from");
        @Nullable Payload organization = from.objectOrNull("organization");
        return (organization == null ? from.object("user") : organization).text("login");
    }
}
