package dev.tidemark.ingest.argocd;

import dev.tidemark.event.ArgoCdEvent;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Subject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What two looks at Argo CD's settings say together. */
final class SettingsChanges {

    private SettingsChanges() {}

    /**
     * The entry, if what matters changed.
     *
     * @param before null if they were not seen before
     */
    static Optional<NewEntry> between(
            Cluster cluster, @Nullable Settings before, Settings now, Look look) {
        if (now.sameAs(before)) {
            return Optional.empty();
        }
        String uri = cluster.uri().toString();
        var entries = new Entries(cluster, Subject.source(uri), null);
        entries.add(
                Fact.of(
                        "settings",
                        uri,
                        Boolean.toString(now.applicationHealth()),
                        Boolean.toString(now.progressiveSyncs()),
                        now.versions()),
                look.at(),
                new ArgoCdEvent.SettingsChanged(now.applicationHealth(), now.progressiveSyncs()));
        return Optional.of(entries.inOrder().getFirst());
    }
}
