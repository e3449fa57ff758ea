package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import org.jspecify.annotations.Nullable;

/** The {@code apply} webhook: one project's apply steps ran. It holds neither output nor counts. */
final class ApplyWebhook {

    private ApplyWebhook() {}

    static Reading read(ReceivedWebhook webhook) {
        JsonNode body = webhook.body();
        JsonNode pull = body.path("Pull");
        Repository repository = repository(body.path("Repo"));
        var project =
                new AtlantisProject(
                        Fields.text(body, "Directory"),
                        Fields.text(body, "Workspace"),
                        Fields.textOrNull(body, "ProjectName"));
        var report =
                new AtlantisReport(
                        AtlantisReport.Channel.WEBHOOK, change(pull), project, null, null, null);
        Event event =
                Fields.flag(body, "Success")
                        ? new ApplyEvent.Succeeded(report, null)
                        : new ApplyEvent.Errored(report);
        return Reading.of(
                webhook.entry(
                        Fact.of("atlantis", webhook.delivery()),
                        Subject.project(repository, project),
                        repository,
                        actor(body.path("User")),
                        revision(pull),
                        event));
    }

    private static Repository repository(JsonNode repo) {
        return Fields.repository(
                Fields.text(repo.path("VCSHost"), "Hostname"), Fields.text(repo, "FullName"));
    }

    /** A call of Atlantis' API without a pull request makes up a negative number. */
    private static @Nullable Long change(JsonNode pull) {
        JsonNode number = pull.path("Num");
        if (!number.canConvertToExactIntegral() || !number.canConvertToLong()) {
            throw new UnreadableDocument("Pull.Num is not a whole number");
        }
        return number.longValue() > 0 ? number.longValue() : null;
    }

    private static @Nullable Actor actor(JsonNode user) {
        String login = Fields.textOrNull(user, "Username");
        return login == null || login.isBlank() ? null : new Actor(login, null);
    }

    private static @Nullable Revision revision(JsonNode pull) {
        try {
            String head = Fields.textOrNull(pull, "HeadCommit");
            return head == null ? null : new Revision(head);
        } catch (IllegalArgumentException aBranch) {
            // A call of Atlantis' API may name a branch instead.
            return null;
        }
    }
}
