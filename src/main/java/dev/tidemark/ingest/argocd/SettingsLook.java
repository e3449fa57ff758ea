package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.ingest.argocd.SnapshotStore.Kept;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at Argo CD's two config maps. They are asked for by name: a right to list or watch cannot
 * be limited to names, so it is not given.
 */
final class SettingsLook {

    private static final String KIND = "SETTINGS";
    private static final String CONFIG = "argocd-cm";
    private static final String PARAMETERS = "argocd-cmd-params-cm";

    private final Cluster cluster;
    private final Recorder.Outside outside;

    SettingsLook(Cluster cluster, Recorder.Outside outside) {
        this.cluster = cluster;
        this.outside = outside;
    }

    void look(KubernetesApi api) throws IOException, SQLException {
        Optional<JsonNode> config = configMap(api, CONFIG);
        Optional<JsonNode> parameters = configMap(api, PARAMETERS);
        Settings now = Settings.of(config.orElse(null), parameters.orElse(null));
        Settings before = before();
        var look = new Look(outside.clock().instant(), before == null);
        Optional<NewEntry> entry = SettingsChanges.between(cluster, before, now, look);
        if (entry.isPresent()) {
            outside.log().append(Append.of(entry.get()));
            outside.store()
                    .save(
                            cluster,
                            KIND,
                            Map.of(CONFIG, new Kept(now.toJson(), now.versions())),
                            null);
        }
    }

    /**
     * A cluster that serves nothing yet, and a proxy before one that is gone, answer as if there
     * were no such map. It is missing only where applications are served.
     */
    private static Optional<JsonNode> configMap(KubernetesApi api, String name) throws IOException {
        Optional<JsonNode> found = api.configMap(name);
        if (found.isPresent()) {
            return found;
        }
        api.requireApplications();
        return api.configMap(name);
    }

    private @Nullable Settings before() throws SQLException {
        String json = outside.store().snapshots(cluster, KIND).get(CONFIG);
        try {
            return json == null ? null : Settings.fromJson(json);
        } catch (UnreadableDocument ofAnotherVersion) {
            return null;
        }
    }
}
