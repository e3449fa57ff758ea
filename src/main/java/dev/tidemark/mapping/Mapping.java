package dev.tidemark.mapping;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rules that hold where nobody wrote others. */
public final class Mapping {

    public static final Mapping DEFAULT = new Mapping();

    /** Stands for every domain or environment: paths were widened until they could mean any. */
    public static final String ANY = "*";

    private static final String OVERLAYS = "overlays";
    private static final String DOMAIN_LABEL = "domain";
    private static final String DEFAULT_WORKSPACE = "default";
    private static final String PRODUCTION = "production";

    private Mapping() {}

    /** The domain whose overlay a path lies in: {@code …/overlays/<domain>/…}. */
    public Optional<String> domainOfPath(String path) {
        String[] directories = path.split("/", -1);
        for (int i = directories.length - 3; i >= 0; i--) {
            if (directories[i].equals(OVERLAYS) && !directories[i + 1].isEmpty()) {
                return Optional.of(directories[i + 1]);
            }
        }
        return Optional.empty();
    }

    /** An application's domain: its label, else the overlay that it is made from. */
    public Optional<String> domainOfApplication(Map<String, String> labels, String path) {
        String label = labels.get(DOMAIN_LABEL);
        return label == null || label.isBlank()
                ? domainOfPath(path.endsWith("/") ? path : path + "/")
                : Optional.of(label);
    }

    /** An application's environment: the name of the cluster that is watched. */
    public String environmentOfCluster(String cluster) {
        return cluster;
    }

    /** A Terraform project's environment: its workspace, unless that is the default one. */
    public String environmentOfWorkspace(String workspace) {
        return workspace.equals(DEFAULT_WORKSPACE) ? PRODUCTION : workspace;
    }

    /** The directory of the Terraform project that a path configures. */
    public Optional<String> terraformDirectory(String path) {
        if (!path.endsWith(".tf") && !path.endsWith(".tfvars")) {
            return Optional.empty();
        }
        int slash = path.lastIndexOf('/');
        return Optional.of(slash < 0 ? "." : path.substring(0, slash));
    }

    /**
     * The domains that changed paths touch.
     *
     * @param paths those ending in a slash stand for anything below them
     * @param widened whether paths are missing or stand for more than they say
     */
    public Set<String> domains(Collection<String> paths, boolean widened) {
        var domains = new TreeSet<String>();
        for (String path : paths) {
            Optional<String> domain = domainOfPath(path);
            domain.ifPresent(domains::add);
            if (domain.isEmpty() && isDirectory(path)) {
                domains.add(ANY);
            }
        }
        return withAny(domains, paths, widened);
    }

    /**
     * The environments that changed paths touch by themselves: Terraform's. What an overlay changes
     * reaches an environment only when an application there is synced from it.
     */
    public Set<String> environments(Collection<String> paths, boolean widened) {
        var environments = new TreeSet<String>();
        for (String path : paths) {
            if (terraformDirectory(path).isPresent()) {
                environments.add(environmentOfWorkspace(DEFAULT_WORKSPACE));
            } else if (isDirectory(path) && domainOfPath(path).isEmpty()) {
                environments.add(ANY);
            }
        }
        return withAny(environments, paths, widened);
    }

    private static boolean isDirectory(String path) {
        return path.endsWith("/");
    }

    /** Widened without a directory to show for it: the source itself did not list every path. */
    private static Set<String> withAny(
            Set<String> found, Collection<String> paths, boolean widened) {
        if (widened && paths.stream().noneMatch(Mapping::isDirectory)) {
            found.add(ANY);
        }
        return found;
    }
}
