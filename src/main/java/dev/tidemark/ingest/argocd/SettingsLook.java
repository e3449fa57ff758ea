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
        Optional<JsonNode> config = api.configMap(CONFIG);
        Optional<JsonNode> parameters = api.configMap(PARAMETERS);
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

    private @Nullable Settings before() throws SQLException {
        String json = outside.store().snapshots(cluster, KIND).get(CONFIG);
        try {
            return json == null ? null : Settings.fromJson(json);
        } catch (UnreadableDocument ofAnotherVersion) {
            return null;
        }
    }
}
