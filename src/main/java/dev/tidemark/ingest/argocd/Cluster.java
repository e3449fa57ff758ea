package dev.tidemark.ingest.argocd;

import dev.tidemark.event.Subject;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * One Argo CD that is watched.
 *
 * @param name of its cluster, ours
 * @param namespace it is installed in
 */
record Cluster(String name, String namespace) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    Cluster {
        if (!NAME.matcher(name).matches() || !NAME.matcher(namespace).matches()) {
            throw new IllegalArgumentException("a cluster and its namespace have plain names");
        }
    }

    URI uri() {
        return URI.create("kubernetes://" + name + "/" + namespace);
    }

    Subject application(String itsNamespace, String application) {
        return Subject.application(name, itsNamespace, application);
    }

    Subject applicationSet(String itsNamespace, String applicationSet) {
        return Subject.applicationSet(name, itsNamespace, applicationSet);
    }
}
