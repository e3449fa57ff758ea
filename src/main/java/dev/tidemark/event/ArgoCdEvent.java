package dev.tidemark.event;

/** What was seen of an Argo CD's own settings. Subject: {@link Subject#source} of the cluster. */
public sealed interface ArgoCdEvent extends Event {

    /**
     * What decides whether waves and phases really wait.
     *
     * @param applicationHealth whether {@code argocd-cm} has a health check for Application:
     *     without it every wave of an app of apps begins at once
     * @param progressiveSyncs whether {@code argocd-cmd-params-cm} switches the phases of
     *     ApplicationSets on
     */
    record SettingsChanged(boolean applicationHealth, boolean progressiveSyncs)
            implements ArgoCdEvent {}
}
