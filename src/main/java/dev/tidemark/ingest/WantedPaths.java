package dev.tidemark.ingest;

import java.sql.SQLException;
import java.util.Collection;

/**
 * Where a source that knows Git learns what another wants to know of it: which paths feed a source
 * of an application. What is found out becomes an entry, never an answer.
 */
public interface WantedPaths {

    /** Asks, at once and for good; what was asked before costs nothing. Blocking. */
    void want(Collection<WantedPath> wanted) throws SQLException;

    /**
     * One source of an application at one revision.
     *
     * @param cluster as in the subject of the application
     * @param argocdNamespace where the application is
     * @param uid of Kubernetes
     * @param repoUrl as the source names its repository
     * @param path of the source in it
     * @param revision full Git object id
     */
    record WantedPath(
            String cluster,
            String argocdNamespace,
            String application,
            String uid,
            String repoUrl,
            String path,
            String revision) {}
}
