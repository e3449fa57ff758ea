package dev.tidemark.sandbox;

import dev.tidemark.sandbox.argocd.KubernetesPages;
import dev.tidemark.sandbox.argocd.ServedArgoCd;
import dev.tidemark.sandbox.github.GitHubServer;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The simulated clusters, each below a path of the sandbox's port. */
record Clusters(List<ServedArgoCd> all) {

    static final String PATH = "/clusters/";

    /** A real cluster remembers five minutes. */
    private static final int REMEMBERED = 2_000;

    Clusters {
        all = List.copyOf(all);
    }

    static Clusters named(Clock clock, String... names) {
        return new Clusters(
                Stream.of(names)
                        .map(name -> new ServedArgoCd(name, "argocd", clock, REMEMBERED))
                        .toList());
    }

    void serveAt(GitHubServer server, @Nullable String token) {
        if (token == null || token.isEmpty()) {
            return;
        }
        for (var cluster : all) {
            var path = PATH + cluster.name();
            server.serve(path, new KubernetesPages(path, cluster, token));
        }
    }
}
