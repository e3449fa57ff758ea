package dev.tidemark.mapping;

import dev.tidemark.event.AtlantisProject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which environment and which domain something is in: as the policy's file says, and by rules of
 * its own where that says nothing.
 *
 * @param environments in the order in which a change goes through them; the first that is for
 *     something has it
 * @param domains the first that is for something has it
 * @param repositories {@code owner/name} of those that a pattern names, by canonical repository
 */
public record Mapping(
        List<MappedEnvironment> environments,
        List<MappedDomain> domains,
        Map<String, String> repositories) {

    /** What holds where nobody wrote anything. */
    public static final Mapping DEFAULT = new Mapping(List.of(), List.of(), Map.of());

    /** Stands for every domain or environment: paths were widened until they could mean any. */
    public static final String ANY = "*";

    private static final String OVERLAYS = "overlays";
    private static final String DOMAIN_LABEL = "domain";
    private static final String DEFAULT_WORKSPACE = "default";
    private static final String PRODUCTION = "production";

    public Mapping {
        environments = List.copyOf(environments);
        domains = List.copyOf(domains);
        repositories = Map.copyOf(repositories);
    }

    /**
     * The same, knowing repositories by name.
     *
     * @param names {@code owner/name} by canonical repository; those that no pattern names are left
     *     out, so that what they are called changes nothing
     */
    public Mapping knowing(Map<String, String> names) {
        var named = new TreeMap<String, String>();
        names.forEach((repository, name) -> {
            if (patterns().anyMatch(pattern -> pattern.names(name))) {
                named.put(repository, name);
            }
        });
        return new Mapping(environments, domains, named);
    }

    private Stream<ProjectPattern> patterns() {
        return environments.stream().flatMap(each -> each.projects().stream());
    }

    /** What a repository is called, if a pattern names it. */
    private String nameOf(String repository) {
        return repositories.getOrDefault(repository, "");
    }

    /**
     * The environment of a Terraform project.
     *
     * @param repository canonical
     */
    public String environmentOf(String repository, AtlantisProject project) {
        return environmentOfNamed(nameOf(repository), project);
    }

    /**
     * The environment of a Terraform project: the first that names it, else its workspace, unless
     * that is the default one.
     *
     * @param repository {@code owner/name}
     */
    public String environmentOfNamed(String repository, AtlantisProject project) {
        return environments.stream()
                .filter(each -> each.has(repository, project))
                .map(MappedEnvironment::name)
                .findFirst()
                .orElseGet(() -> environmentOfWorkspace(project.workspace()));
    }

    private static String environmentOfWorkspace(String workspace) {
        return workspace.equals(DEFAULT_WORKSPACE) ? PRODUCTION : workspace;
    }

    /**
     * The environment of an application: the first that names it, else the watched cluster's name.
     */
    public String environmentOfApplication(
            String cluster, String namespace, String appProject, Map<String, String> labels) {
        return environments.stream()
                .filter(each -> each.has(cluster, namespace, appProject, labels))
                .map(MappedEnvironment::name)
                .findFirst()
                .orElse(cluster);
    }

    /** The environments that applications of a cluster may be in by its name. */
    public Set<String> environmentsOfCluster(String cluster) {
        var named = new TreeSet<String>();
        for (MappedEnvironment environment : environments) {
            if (environment.namesCluster(cluster)) {
                named.add(environment.name());
            }
        }
        return named.isEmpty() ? Set.of(cluster) : named;
    }

    /**
     * What a change reaches first comes first: as the file has it, what is not in the file before
     * that; without a word about it, production is the last.
     */
    public Comparator<String> order() {
        List<String> inOrder = environments.stream().map(MappedEnvironment::name).toList();
        return Comparator.comparingInt((String name) -> place(inOrder, name))
                .thenComparing(Comparator.naturalOrder());
    }

    private static int place(List<String> inOrder, String name) {
        int place = inOrder.indexOf(name);
        return place < 0 && name.equals(PRODUCTION) ? Integer.MAX_VALUE : place;
    }

    /** The domain that a path is in: the first that names it, else the overlay it lies in. */
    public Optional<String> domainOfPath(String path) {
        String whole = isDirectory(path) ? path.substring(0, path.length() - 1) : path;
        return domains.stream()
                .filter(each -> each.holds(whole))
                .map(MappedDomain::name)
                .findFirst()
                .or(() -> overlay(path));
    }

    /** The overlay that a path lies in: {@code …/overlays/<domain>/…}. */
    private static Optional<String> overlay(String path) {
        String[] directories = path.split("/", -1);
        for (int i = directories.length - 3; i >= 0; i--) {
            if (directories[i].equals(OVERLAYS) && !directories[i + 1].isEmpty()) {
                return Optional.of(directories[i + 1]);
            }
        }
        return Optional.empty();
    }

    /**
     * An application's domain: the first that names its labels or the path that it is made from,
     * else its label, else the overlay.
     */
    public Optional<String> domainOfApplication(Map<String, String> labels, String path) {
        String directory = isDirectory(path) ? path : path + "/";
        String whole = directory.substring(0, directory.length() - 1);
        String label = labels.get(DOMAIN_LABEL);
        return domains.stream()
                .filter(each -> each.isLabelled(labels) || each.holds(whole))
                .map(MappedDomain::name)
                .findFirst()
                .or(() -> Optional.ofNullable(label).filter(text -> !text.isBlank()))
                .or(() -> overlay(directory));
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
        var touched = new TreeSet<String>();
        for (String path : paths) {
            Optional<String> domain = domainOfPath(path);
            domain.ifPresent(touched::add);
            if (isDirectory(path) && (domain.isEmpty() || mayHoldOthers())) {
                touched.add(ANY);
            }
        }
        return withAny(touched, paths, widened);
    }

    /** A domain may be named by paths anywhere below a directory. */
    private boolean mayHoldOthers() {
        return domains.stream().anyMatch(each -> !each.paths().isEmpty());
    }

    /**
     * The environments that changed paths touch by themselves: Terraform's. What an overlay changes
     * reaches an environment only when an application there is synced from it.
     *
     * @param repository canonical
     */
    public Set<String> environments(String repository, Collection<String> paths, boolean widened) {
        var touched = new TreeSet<String>();
        for (String path : paths) {
            Optional<String> directory = terraformDirectory(path);
            directory.ifPresent(dir -> touched.addAll(environmentsOf(repository, dir)));
            if (directory.isEmpty() && isDirectory(path) && domainOfPath(path).isEmpty()) {
                touched.add(ANY);
            }
        }
        return withAny(touched, paths, widened);
    }

    /** A path does not say the workspace: all that name its directory, else the default one's. */
    private Set<String> environmentsOf(String repository, String dir) {
        var named = new TreeSet<String>();
        for (MappedEnvironment environment : environments) {
            if (environment.namesDirectory(nameOf(repository), dir)) {
                named.add(environment.name());
            }
        }
        return named.isEmpty()
                ? Set.of(
                        environmentOf(
                                repository, new AtlantisProject(dir, DEFAULT_WORKSPACE, null)))
                : named;
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
