package dev.tidemark.ingest.argocd;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How we sign in at a cluster: as kubectl does, or as the pod that we are. */
final class ClusterAccess {

    static final String IN_CLUSTER = "in-cluster";

    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private ClusterAccess() {}

    /**
     * Read anew at each connection: kubeconfigs and tokens are replaced under us.
     *
     * @throws IOException if there is no such access
     */
    static Config of(String context) throws IOException {
        return context.equals(IN_CLUSTER) ? pod() : kubeconfig(context);
    }

    /** Not fabric8's own look around, which would prefer a kubeconfig that is meant for another. */
    private static Config pod() throws IOException {
        String host = System.getenv("KUBERNETES_SERVICE_HOST");
        String port = System.getenv("KUBERNETES_SERVICE_PORT");
        if (host == null || port == null) {
            throw new IOException("this is no pod, so there is no cluster that it is in");
        }
        String address = host.contains(":") ? "[" + host + "]" : host;
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("https://" + address + ":" + port)
                .withCaCertFile(ACCOUNT.resolve("ca.crt").toString())
                .withOauthToken(Files.readString(ACCOUNT.resolve("token")).strip())
                .build();
    }

    private static Config kubeconfig(String context) throws IOException {
        Config config = Config.autoConfigure(context);
        boolean known =
                config.getContexts() != null
                        && config.getContexts().stream()
                                .anyMatch(each -> context.equals(each.getName()));
        if (!known) {
            throw new IOException("the kubeconfig has no context " + context);
        }
        return config;
    }
}
