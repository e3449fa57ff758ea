package dev.tidemark.ingest.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.ArgoCdEvent;
import dev.tidemark.event.NewEntry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whether waves and phases wait. */
class SettingsChangesTest {

    private static final Look LOOK = new Look(Instant.parse("2026-11-20T10:00:00Z"), false);

    @Test
    void settingsAreToldOnceAndWhenTheyChange() {
        Settings none = Settings.of(null, null);
        Settings both =
                Settings.of(
                        configMap(
                                "7",
                                "resource.customizations.health.argoproj.io_Application",
                                "hs = {}"),
                        configMap(
                                "8", "applicationsetcontroller.enable.progressive.syncs", "true"));

        assertThat(told(SettingsChanges.between(Derived.CLUSTER, null, none, LOOK).orElseThrow()))
                .isEqualTo(new ArgoCdEvent.SettingsChanged(false, false));
        assertThat(SettingsChanges.between(Derived.CLUSTER, none, none, LOOK)).isEmpty();
        NewEntry changed =
                SettingsChanges.between(
                                Derived.CLUSTER, Settings.fromJson(none.toJson()), both, LOOK)
                        .orElseThrow();
        assertThat(told(changed)).isEqualTo(new ArgoCdEvent.SettingsChanged(true, true));
        assertThat(changed.envelope().subject().value())
                .isEqualTo("source/kubernetes%3A%2F%2Fproduction%2Fargocd");
    }

    @Test
    void oldFormOfTheHealthCheckCountsToo() {
        assertThat(
                        inOldForm(
                                """
                                argoproj.io/Application:
                                  health.lua: |
                                    hs = {}
                                """))
                .isTrue();
        assertThat(
                        inOldForm(
                                """
                                apps/Deployment:
                                  health.lua: x
                                argoproj.io/Application:
                                  ignoreDifferences: |
                                    jsonPointers: []

                                  health.lua: |
                                    x
                                """))
                .isTrue();
        assertThat(
                        inOldForm(
                                """
                                argoproj.io/Application:
                                  ignoreDifferences: x
                                apps/Deployment:
                                  health.lua: |
                                    hs = {}
                                """))
                .isFalse();
    }

    private static boolean inOldForm(String yaml) {
        return Settings.of(configMap("7", "resource.customizations", yaml), null)
                .applicationHealth();
    }

    private static Object told(NewEntry entry) {
        return entry.event();
    }

    private static ObjectNode configMap(String version, String key, String value) {
        ObjectNode map = WatchedApplication.read("{}");
        map.putObject("metadata").put("resourceVersion", version);
        map.putObject("data").put(key, value);
        return map;
    }
}
