package dev.tidemark.policy;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.mapping.MappedEnvironment;
import dev.tidemark.mapping.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The policy as one file says it. Pure.
 *
 * @param mapping what is in which environment and domain
 * @param rules in the order of the file: the first that is for a project holds
 * @param lastResort what holds where none of them is for it
 */
public record Policy(
        Mapping mapping, List<ScopedRule> rules, Rule lastResort, List<Window> windows) {

    /** Without a file: one lead, and not the author; nobody breaks glass; the app does not act. */
    public static final Policy DEFAULT =
            new Policy(Mapping.DEFAULT, List.of(), Rule.DEFAULT, List.of());

    /** Whoever looks at one instant must see the ends of what overlaps around it. */
    private static final Duration AROUND = Duration.ofDays(15);

    public Policy {
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
     * Where a project is.
     *
     * @param repository {@code owner/name}
     */
    public String environmentOf(String repository, AtlantisProject project) {
        return mapping.environmentOfNamed(repository, project);
    }

    /** The environments' names, in the order in which a change goes through them. */
    public List<String> environments() {
        return mapping.environments().stream().map(MappedEnvironment::name).toList();
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
