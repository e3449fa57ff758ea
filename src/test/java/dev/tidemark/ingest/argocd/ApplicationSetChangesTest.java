package dev.tidemark.ingest.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.ApplicationEvent.Rollout;
import dev.tidemark.event.ApplicationEvent.RolloutChanged;
import dev.tidemark.event.ApplicationSetEvent;
import dev.tidemark.event.NewEntry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Phases of an ApplicationSet. */
class ApplicationSetChangesTest {

    private static final String SET =
            """
            {"kind": "ApplicationSet",
             "metadata": {"name": "services", "namespace": "argocd", "uid": "set-1",
               "resourceVersion": "100", "creationTimestamp": "2026-11-20T09:00:00Z",
               "annotations": {"argocd.argoproj.io/sync-wave": "3"}},
             "spec": {"strategy": {"type": "RollingSync", "rollingSync": {"steps": [
                 {"matchExpressions": [{"key": "phase", "operator": "In", "values": ["1"]}]},
                 {"matchExpressions": [{"key": "phase", "operator": "In", "values": ["2"]}],
                   "maxUpdate": "25%"},
                 {"matchExpressions": [{"key": "phase", "operator": "In", "values": ["3"]}],
                   "maxUpdate": 0}]}},
               "template": {"metadata": {"labels": {"phase": "{{phase}}", "domain": "x"}}}},
             "status": {
               "conditions": [
                 {"type": "RolloutProgressing", "status": "True", "message": "step 1",
                   "lastTransitionTime": "2026-11-20T10:00:00Z"},
                 {"type": "ErrorOccurred", "status": "False", "message": "",
                   "lastTransitionTime": "2026-11-20T10:00:00Z"}],
               "applicationStatus": [
                 {"application": "my", "status": "Waiting", "step": "1", "message": "waits",
                   "targetRevisions": ["1111111111111111111111111111111111111111"],
                   "lastTransitionTime": "2026-11-20T10:00:00Z"}]}}
            """;

    private final ApplicationSetChanges changes = new ApplicationSetChanges(Derived.CLUSTER);

    @Test
    void firstLookTellsPhasesConditionsAndPlaces() {
        var outcome = look(null, WatchedApplication.read(SET), true);

        var meant = event(outcome.entries(), ApplicationSetEvent.Changed.class);
        assertThat(meant.wave()).isEqualTo(3);
        assertThat(meant.rollingSync()).isTrue();
        assertThat(meant.steps()).hasSize(3);
        assertThat(meant.steps().get(0).maxUpdate()).isNull();
        assertThat(meant.steps().get(1).maxUpdate()).isEqualTo("25%");
        assertThat(meant.steps().get(2).maxUpdate()).isEqualTo("0");
        assertThat(meant.templateLabels()).containsExactly("domain", "phase");
        assertThat(event(outcome.entries(), ApplicationSetEvent.ConditionRaised.class).condition())
                .isEqualTo("RolloutProgressing");
        NewEntry place = entry(outcome.entries(), RolloutChanged.class);
        assertThat(place.envelope().subject().value())
                .isEqualTo("application/production/argocd/my");
        assertThat(place.envelope().fact().value())
                .isEqualTo("rollout/set-1/my/2026-11-20T10%3A00%3A00Z/waiting");
        assertThat(Objects.requireNonNull(place.envelope().revision()).sha())
                .isEqualTo("1".repeat(40));
    }

    @Test
    void onlyWhatMovedIsToldNext() {
        ObjectNode set = WatchedApplication.read(SET);
        RememberedSet before = Objects.requireNonNull(look(null, set, true).after());
        set.withObject("/metadata").put("resourceVersion", "101");
        ((ObjectNode) set.at("/status/applicationStatus/0"))
                .put("status", "Healthy")
                .put("lastTransitionTime", "2026-11-20T10:01:00Z");
        ((ObjectNode) set.at("/status/conditions/0"))
                .put("status", "False")
                .put("lastTransitionTime", "2026-11-20T10:01:00Z");

        var outcome = look(RememberedSet.fromJson(before.toJson()), set, false);

        assertThat(outcome.entries()).hasSize(2);
        assertThat(event(outcome.entries(), RolloutChanged.class).status())
                .isEqualTo(Rollout.HEALTHY);
        assertThat(event(outcome.entries(), ApplicationSetEvent.ConditionCleared.class).raisedAt())
                .isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(look(outcome.after(), set, false).entries()).isEmpty();
    }

    @Test
    void goneAndReplacedOnesAreDeleted() {
        ObjectNode set = WatchedApplication.read(SET);
        RememberedSet before = Objects.requireNonNull(look(null, set, true).after());
        set.withObject("/metadata").put("uid", "set-2").put("resourceVersion", "102");

        var replaced = look(before, set, false);
        var gone = look(before, null, false);

        assertThat(event(replaced.entries(), ApplicationSetEvent.Deleted.class))
                .isEqualTo(new ApplicationSetEvent.Deleted("set-1", true));
        assertThat(event(replaced.entries(), ApplicationSetEvent.Changed.class).uid())
                .isEqualTo("set-2");
        assertThat(event(gone.entries(), ApplicationSetEvent.Deleted.class))
                .isEqualTo(new ApplicationSetEvent.Deleted("set-1", false));
        assertThat(gone.after()).isNull();
    }

    private ApplicationSetChanges.Outcome look(
            @Nullable RememberedSet before, @Nullable ObjectNode set, boolean unwatched) {
        Instant at = Instant.parse("2026-11-20T10:02:00Z");
        return changes.between(before, set, new Look(at, unwatched), "e".repeat(64));
    }

    private static NewEntry entry(List<NewEntry> entries, Class<?> type) {
        return entries.stream()
                .filter(entry -> type.isInstance(entry.event()))
                .findFirst()
                .orElseThrow();
    }

    private static <E> E event(List<NewEntry> entries, Class<E> type) {
        return type.cast(entry(entries, type).event());
    }
}
