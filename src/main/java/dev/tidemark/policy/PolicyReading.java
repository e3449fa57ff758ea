package dev.tidemark.policy;

import dev.tidemark.mapping.MappedDomain;
import dev.tidemark.mapping.MappedEnvironment;
import dev.tidemark.mapping.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a whole file; {@code docs/policy.schema.json} says the same. */
final class PolicyReading {

    private static final int MOST_ENVIRONMENTS = 50;
    private static final int MOST_DOMAINS = 200;
    private static final int MOST_RULES = 200;
    private static final int MOST_FREEZES = 100;
    private static final List<String> FILE =
            List.of(
                    "version",
                    "environments",
                    "domains",
                    "rules",
                    "freezes",
                    "break_glass",
                    "act_as_app",
                    "undiverged");
    private static final List<String> ENVIRONMENT = List.of("name", "projects", "applications");
    private static final List<String> DOMAIN = List.of("name", "labels", "paths");

    private final Problems problems = new Problems();

    private PolicyReading() {}

    static Policy read(String yaml) throws PolicyUnreadable {
        return new PolicyReading().policy(yaml);
    }

    private Policy policy(String yaml) throws PolicyUnreadable {
        Policy policy =
                YamlFile.read(yaml, problems)
                        .flatMap(root -> Fields.of(root, "the file", FILE, problems))
                        .map(this::policy)
                        .orElse(Policy.DEFAULT);
        if (!problems.isEmpty()) {
            throw new PolicyUnreadable(problems.inOrder());
        }
        return policy;
    }

    private Policy policy(Fields file) {
        version(file);
        List<MappedEnvironment> environments = environments(file);
        var scopes =
                new ScopeReading(
                        problems, environments.stream().map(MappedEnvironment::name).toList());
        var rules = new RuleReading(problems, scopes);
        var windows = new WindowReading(problems, scopes);
        Rule lastResort = rules.lastResort(file);
        List<ScopedRule> read =
                file.each("rules", MOST_RULES, node -> rules.rule(node, lastResort));
        if (problems.isEmpty()) {
            rules.refuseUnreachable(file.list("rules", MOST_RULES), read);
        }
        return new Policy(
                new Mapping(environments, domains(file), Map.of()),
                read,
                lastResort,
                file.each("freezes", MOST_FREEZES, windows::window));
    }

    private void version(Fields file) {
        file.required("version", "'version: 1'")
                .filter(node ->
                        !(node instanceof ScalarNode scalar
                                && Scalar.of(scalar).equals(new Scalar(Scalar.Kind.NUMBER, "1"))))
                .ifPresent(node ->
                        problems.add(node, "'version' is 1 without quotes; write 'version: 1'"));
    }

    private List<MappedEnvironment> environments(Fields file) {
        var names = new Names("environment", problems);
        var patterns = new ScopeReading(problems, List.of());
        var read = new ArrayList<MappedEnvironment>();
        for (Node node : file.list("environments", MOST_ENVIRONMENTS)) {
            Optional<Fields> fields = Fields.of(node, "an environment", ENVIRONMENT, problems);
            fields.ifPresent(each ->
                    read.add(
                            new MappedEnvironment(
                                    names.read(each, Form.ENVIRONMENT),
                                    patterns.projects(each),
                                    patterns.applications(each))));
        }
        return read;
    }

    private List<MappedDomain> domains(Fields file) {
        var names = new Names("domain", problems);
        var patterns = new ScopeReading(problems, List.of());
        var read = new ArrayList<MappedDomain>();
        for (Node node : file.list("domains", MOST_DOMAINS)) {
            Optional<Fields> fields = Fields.of(node, "a domain", DOMAIN, problems);
            fields.ifPresent(each -> {
                if (!each.has("labels") && !each.has("paths")) {
                    problems.add(node, "a domain needs 'labels' or 'paths'");
                }
                read.add(
                        new MappedDomain(
                                names.read(each, Form.DOMAIN),
                                patterns.labels(each),
                                patterns.paths(each)));
            });
        }
        return read;
    }
}
