package dev.tidemark.ingest.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.ApplicationEvent.Action;
import dev.tidemark.event.ApplicationEvent.ActionReported;
import dev.tidemark.event.NewEntry;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only Kubernetes events tell. */
class ReportedActionsTest {

    private final ReportedActions actions = new ReportedActions(Derived.CLUSTER);

    @ParameterizedTest
    @CsvSource({
        "ResourceCreated, created application, CREATED",
        "ResourceUpdated, updated application spec, SPEC_CHANGED",
        "ResourceUpdated, patched application, SPEC_CHANGED",
        "ResourceUpdated, terminated running operation, SYNC_TERMINATED",
        "ResourceUpdated, patched resource apps/Deployment 'my', RESOURCE_CHANGED",
        "ResourceDeleted, deleted application, DELETED",
        "ResourceDeleted, deleted resource apps/Deployment 'my', RESOURCE_CHANGED",
        "OperationStarted, initiated sync to main (1111111), SYNC_STARTED",
        "OperationStarted, initiated rollback to 7, ROLLBACK_STARTED",
        "ResourceActionRan, ran action restart on resource apps/Deployment, RESOURCE_CHANGED",
    })
    void actionAndUserAreTold(String reason, String done, Action action) {
        for (boolean annotated : new boolean[] {true, false}) {
            NewEntry entry =
                    actions.of(event(reason, "hana " + done, annotated ? "hana" : null))
                            .orElseThrow();

            assertThat(entry.event()).isEqualTo(new ActionReported(action, "hana " + done));
            assertThat(Objects.requireNonNull(entry.envelope().actor()).login()).isEqualTo("hana");
            assertThat(entry.envelope().fact().value()).isEqualTo("kubernetesevent/event-1");
            assertThat(entry.envelope().subject().value())
                    .isEqualTo("application/production/argocd/my");
        }
    }

    @Test
    void whatControllersSayIsNotAnAction() {
        ObjectNode controllers = event("OperationStarted", "Initiated automated sync", null);
        controllers.withObject("/source").put("component", "argocd-application-controller");
        ObjectNode project = event("ResourceUpdated", "hana updated project", "hana");
        project.withObject("/involvedObject").put("kind", "AppProject");

        assertThat(actions.of(controllers)).isEmpty();
        assertThat(actions.of(project)).isEmpty();
        assertThat(actions.of(event("ResourceUpdated", "Updated sync status: x -> y", null)))
                .isEmpty();
        assertThat(actions.of(event("StatusRefreshed", "hana updated application", "hana")))
                .isEmpty();
        assertThat(actions.of(WatchedApplication.read("{}"))).isEmpty();
    }

    @Test
    void unknownUserIsNobody() {
        Optional<NewEntry> entry =
                actions.of(event("ResourceDeleted", "Unknown user deleted application", null));

        assertThat(entry.orElseThrow().envelope().actor()).isNull();
    }

    private static ObjectNode event(
            String reason, String message, @org.jspecify.annotations.Nullable String user) {
        ObjectNode event =
                WatchedApplication.read(
                        """
                        {"metadata": {"uid": "event-1", "namespace": "argocd"},
                         "involvedObject": {"kind": "Application", "namespace": "argocd",
                           "name": "my", "uid": "uid-1"},
                         "source": {"component": "argocd-server"},
                         "firstTimestamp": "2026-11-20T10:00:00Z",
                         "lastTimestamp": "2026-11-20T10:00:00Z"}
                        """);
        event.put("reason", reason).put("message", message);
        if (user != null) {
            event.withObject("/metadata/annotations").put("user", user);
        }
        return event;
    }
}
