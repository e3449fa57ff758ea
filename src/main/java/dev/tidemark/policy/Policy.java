package dev.tidemark.policy;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.mapping.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policy as one file says it. Pure.
 *
 * @param places the environments, in the order in which a change goes through them
 * @param rules in the order of the file: the first that is for a project holds
 * @param lastResort what holds where none of them is for it
 */
public record Policy(
        List<PolicyEnvironment> places,
        List<ScopedRule> rules,
        Rule lastResort,
        List<Window> windows) {

    /** Without a file: one lead, and not the author; nobody breaks glass; the app does not act. */
    public static final Policy DEFAULT = new Policy(List.of(), List.of(), Rule.DEFAULT, List.of());

    /** Whoever looks at one instant must see the ends of what overlaps around it. */
    private static final Duration AROUND = Duration.ofDays(15);

    public Policy {
        places = List.copyOf(places);
        rules = List.copyOf(rules);
        windows = List.copyOf(windows);
    }

    /**
     * What a file says, as {@code docs/policy.md} describes it.
     *
     * @throws PolicyUnreadable with everything that is wrong with it
     */
    public static Policy read(String yaml) throws PolicyUnreadable {
        return PolicyReading.read(yaml);
    }

    /**
     * The rule for a project: the first that is for it, else the default one.
     *
     * @param repository {@code owner/name}
     */
    public Rule ruleFor(String repository, AtlantisProject project) {
        String environment = environmentOf(repository, project);
        return rules.stream()
                .filter(each -> each.scope().includes(environment, repository, project))
                .map(ScopedRule::rule)
                .findFirst()
                .orElse(lastResort);
    }

    /**
     * The first environment that names it, else what its workspace says.
     *
     * @param repository {@code owner/name}
     */
    public String environmentOf(String repository, AtlantisProject project) {
        return places.stream()
                .filter(place ->
                        place.projects().stream()
                                .anyMatch(pattern -> pattern.matches(repository, project)))
                .map(PolicyEnvironment::name)
                .findFirst()
                .orElseGet(() -> Mapping.DEFAULT.environmentOfWorkspace(project.workspace()));
    }

    /** The first environment that names this application of Argo CD, else its cluster. */
    public String environmentOfApplication(
            String cluster, String namespace, String appProject, Map<String, String> labels) {
        return places.stream()
                .filter(place ->
                        place.applications().stream()
                                .anyMatch(pattern ->
                                        pattern.matches(cluster, namespace, appProject, labels)))
                .map(PolicyEnvironment::name)
                .findFirst()
                .orElseGet(() -> Mapping.DEFAULT.environmentOfCluster(cluster));
    }

    /** The environments' names, in the order in which a change goes through them. */
    public List<String> environments() {
        return places.stream().map(PolicyEnvironment::name).toList();
    }

    /**
     * The freeze that a project is in now; of several the one that ends last.
     *
     * @param repository {@code owner/name}
     */
    public Optional<Freeze> frozen(
            String environment, String repository, AtlantisProject project, Instant now) {
        return windows.stream()
                .filter(window -> window.scope().includes(environment, repository, project))
                .flatMap(window -> window.freezes(now.minus(AROUND), now.plus(AROUND)).stream())
                .filter(freeze -> freeze.isOn(now))
                .max(Comparator.comparing(Freeze::until));
    }
}
