package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** As much of a cluster's API as is needed to look at Argo CD. Blocking. */
interface KubernetesApi extends AutoCloseable {

    /**
     * A part of a list.
     *
     * @param after of the part before; null for the first
     * @param objects is given each object of it
     */
    Page list(Kind kind, @Nullable String after, ObjectReader objects) throws IOException;

    /** Opens a watch that goes on after a version and ends after a while. */
    Watch watch(Kind kind, String resourceVersion) throws IOException;

    /** One application; empty if there is none. */
    Optional<JsonNode> application(String name) throws IOException;

    /** Fails unless applications are served, with or without any of them. */
    void requireApplications() throws IOException;

    /** One config map; empty if there is none, or nothing at all is served. */
    Optional<JsonNode> configMap(String name) throws IOException;

    @Override
    void close();

    /**
     * What a part of a list says beside its objects.
     *
     * @param next part; null of the last
     */
    record Page(String resourceVersion, @Nullable String next) {}

    /** Takes one object of a list. */
    @FunctionalInterface
    interface ObjectReader {
        void read(JsonNode object) throws IOException;
    }

    /** What changes, in order, until the server ends it. */
    interface Watch extends AutoCloseable {

        /** The next change with its type; empty at the end. */
        Optional<JsonNode> next() throws IOException;

        @Override
        void close();
    }

    /** What changed since that version is no longer known: status 410. */
    final class Gone extends IOException {

        private static final long serialVersionUID = 1;

        Gone() {
            super("the version is too old");
        }
    }

    /** The server refused. */
    final class Refused extends IOException {

        private static final long serialVersionUID = 1;

        private final int status;

        Refused(int status) {
            super("the cluster answered " + status);
            this.status = status;
        }

        /** Whether there is no such thing. */
        boolean isForNothing() {
            return status == 404;
        }
    }
}
