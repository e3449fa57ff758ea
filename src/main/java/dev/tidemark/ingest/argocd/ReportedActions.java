package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ApplicationEvent.Action;
import dev.tidemark.event.ApplicationEvent.ActionReported;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes events in which Argo CD's API server tells what a user did to an application. Its
 * other events, and those of its controllers, say nothing that the application does not.
 */
final class ReportedActions {

    private static final String UNKNOWN_USER = "Unknown user";

    /** The user first, then what was done: {@code hana terminated running operation}. */
    private static final Pattern SAID =
            Pattern.compile(
                    "(.{1,200}?) ((?:created|updated|patched|deleted|terminated|initiated|ran) .*)",
                    Pattern.DOTALL);

    private final Cluster cluster;

    ReportedActions(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * What it reports.
     *
     * @param kubernetesEvent of core/v1 as the Kubernetes API gives it
     */
    Optional<NewEntry> of(JsonNode kubernetesEvent) {
        JsonNode about = kubernetesEvent.path("involvedObject");
        JsonNode metadata = kubernetesEvent.path("metadata");
        String message = Fields.text(kubernetesEvent, "message", Fields.MESSAGE);
        Instant time = time(kubernetesEvent);
        if (!isAboutApplication(kubernetesEvent) || message == null || time == null) {
            return Optional.empty();
        }
        Matcher said = SAID.matcher(message);
        String named = Fields.text(metadata.path("annotations"), "user", Operation.USER);
        String done = done(message, named, said);
        Action action =
                done == null ? null : action(Fields.textOr(kubernetesEvent, "reason", ""), done);
        if (action == null) {
            return Optional.empty();
        }
        var entries =
                new Entries(
                        cluster,
                        cluster.application(
                                Fields.name(about, "namespace"), Fields.name(about, "name")),
                        null);
        entries.add(
                Fact.of("kubernetesevent", Fields.id(metadata, "uid")),
                time,
                new ActionReported(action, message),
                List.of(),
                user(named, said));
        return Optional.of(entries.inOrder().getFirst());
    }

    private static boolean isAboutApplication(JsonNode event) {
        JsonNode about = event.path("involvedObject");
        return about.path("kind").asText("").equals("Application")
                && event.path("source").path("component").asText("").equals("argocd-server")
                && Fields.isName(about.path("namespace"))
                && Fields.isName(about.path("name"))
                && Fields.isId(event.path("metadata").path("uid"));
    }

    private static @Nullable Instant time(JsonNode event) {
        return Stream.of("lastTimestamp", "firstTimestamp", "eventTime")
                .map(field -> Optional.ofNullable(Fields.instant(event, field)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Fields.instant(event.path("metadata"), "creationTimestamp"));
    }

    /** The message after the user. */
    private static @Nullable String done(String message, @Nullable String user, Matcher said) {
        if (user != null && message.startsWith(user + " ")) {
            return message.substring(user.length() + 1);
        }
        return said.matches() ? said.group(2) : null;
    }

    private static @Nullable Action action(String reason, String done) {
        return switch (reason) {
            case "ResourceCreated" -> Action.CREATED;
            case "ResourceUpdated" -> updated(done);
            case "ResourceDeleted" ->
                    done.startsWith("deleted application")
                            ? Action.DELETED
                            : Action.RESOURCE_CHANGED;
            case "OperationStarted" ->
                    done.contains("rollback") ? Action.ROLLBACK_STARTED : Action.SYNC_STARTED;
            case "ResourceActionRan" -> Action.RESOURCE_CHANGED;
            default -> null;
        };
    }

    private static @Nullable Action updated(String done) {
        if (done.startsWith("terminated ")) {
            return Action.SYNC_TERMINATED;
        }
        if (done.startsWith("updated application") || done.startsWith("patched application")) {
            return Action.SPEC_CHANGED;
        }
        return done.startsWith("patched resource") ? Action.RESOURCE_CHANGED : null;
    }

    private static @Nullable String user(@Nullable String named, Matcher said) {
        String name = named != null ? named : said.matches() ? said.group(1) : UNKNOWN_USER;
        return name.equals(UNKNOWN_USER) ? null : name;
    }
}
