package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.ApplicationSource;
import dev.tidemark.event.SyncEvent.Sync;
import dev.tidemark.ingest.argocd.Operation.Outcomes;
import dev.tidemark.ingest.argocd.Operation.Phase;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code status.operationState}. */
final class OperationReading {

    private static final int SELECTED = 200;
    private static final int SELECTED_BYTES = 10_000;
    private static final int INFO = 20;
    private static final int INFO_BYTES = 4_000;
    private static final int OUTCOMES = 100;
    private static final int FAILED_BYTES = 14_000;
    private static final int PRUNED_BYTES = 10_000;

    /** gitops-engine: {@code Operation terminated}, {@code Operation termination had errors}. */
    private static final Pattern TERMINATION =
            Pattern.compile(
                    "operation\\b.{0,20}\\bterminat.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private OperationReading() {}

    /** Null if there is none, or if it has no beginning: then nothing identifies it. */
    static @Nullable Operation in(JsonNode object, String uid, List<Deployment> history) {
        JsonNode state = object.path("status").path("operationState");
        Instant startedAt = Fields.instant(state, "startedAt");
        if (startedAt == null) {
            return null;
        }
        Phase phase = phase(state.path("phase").asText(""));
        String message = Fields.text(state, "message", Fields.MESSAGE);
        return new Operation(
                phase,
                Fields.instant(state, "finishedAt"),
                Fields.count(state, "retryCount"),
                message,
                sync(object, uid, startedAt, history),
                Sources.revisions(state.path("syncResult")),
                outcomes(state.path("syncResult").path("resources")),
                phase == Phase.TERMINATING
                        || (message != null && TERMINATION.matcher(message).matches()));
    }

    /** A word that is not known ends nothing. */
    private static Phase phase(String word) {
        return switch (word) {
            case "Succeeded" -> Phase.SUCCEEDED;
            case "Failed" -> Phase.FAILED;
            case "Error" -> Phase.ERROR;
            case "Terminating" -> Phase.TERMINATING;
            default -> Phase.RUNNING;
        };
    }

    private static Sync sync(
            JsonNode object, String uid, Instant startedAt, List<Deployment> history) {
        JsonNode state = object.path("status").path("operationState");
        JsonNode operation = state.path("operation");
        JsonNode request = operation.path("sync");
        JsonNode initiator = operation.path("initiatedBy");
        boolean automated = initiator.path("automated").asBoolean(false);
        List<String> requested = Sources.revisions(request);
        List<ApplicationSource> sources = sources(object, state, request);
        List<String> selected =
                Fields.elements(request.path("resources")).stream()
                        .map(ResourceName::of)
                        .sorted()
                        .toList();
        return new Sync(
                uid,
                startedAt,
                automated,
                Fields.text(initiator, "username", Operation.USER),
                requested,
                sources,
                selected.size(),
                Fitted.texts(selected, SELECTED, SELECTED_BYTES),
                request.path("dryRun").asBoolean(false),
                request.path("prune").asBoolean(false),
                Fields.count(request, "autoHealAttemptsCount"),
                automated || !selected.isEmpty()
                        ? null
                        : Rollback.to(before(startedAt, history), requested, sources),
                info(operation.path("info")));
    }

    private static List<ApplicationSource> sources(
            JsonNode object, JsonNode state, JsonNode request) {
        List<ApplicationSource> requested = Sources.in(request);
        List<ApplicationSource> synced = Sources.in(state.path("syncResult"));
        return !requested.isEmpty()
                ? requested
                : !synced.isEmpty() ? synced : Sources.in(object.path("spec"));
    }

    private static List<Deployment> before(Instant startedAt, List<Deployment> history) {
        return history.stream().filter(entry -> entry.startedAt().isBefore(startedAt)).toList();
    }

    private static List<String> info(JsonNode list) {
        List<String> info =
                Fields.elements(list).stream()
                        .map(note ->
                                Fields.textOr(note, "name", "")
                                        + ": "
                                        + Fields.textOr(note, "value", ""))
                        .toList();
        return Fitted.texts(info, INFO, INFO_BYTES);
    }

    private static Outcomes outcomes(JsonNode list) {
        List<JsonNode> resources = Fields.elements(list);
        List<String> failed =
                resources.stream()
                        .filter(OperationReading::isFailed)
                        .map(OperationReading::failure)
                        .sorted()
                        .toList();
        List<String> pruned =
                having(resources, "Pruned").stream().map(ResourceName::of).sorted().toList();
        return new Outcomes(
                having(resources, "Synced").size(),
                Fitted.texts(failed, OUTCOMES, FAILED_BYTES),
                Fitted.texts(pruned, OUTCOMES, PRUNED_BYTES),
                having(resources, "PruneSkipped").size());
    }

    private static List<JsonNode> having(List<JsonNode> resources, String status) {
        return resources.stream()
                .filter(resource -> resource.path("status").asText("").equals(status))
                .toList();
    }

    /** Hooks have a phase and no status. */
    private static boolean isFailed(JsonNode resource) {
        String hook = resource.path("hookPhase").asText("");
        return resource.path("status").asText("").equals("SyncFailed")
                || (resource.hasNonNull("hookType")
                        && (hook.equals("Failed") || hook.equals("Error")));
    }

    private static String failure(JsonNode resource) {
        String message = Fields.text(resource, "message");
        return ResourceName.of(resource) + (message == null ? "" : ": " + message);
    }
}
