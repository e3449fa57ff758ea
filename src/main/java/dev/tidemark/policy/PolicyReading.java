package dev.tidemark.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a whole file; {@code docs/policy.schema.json} says the same. */
final class PolicyReading {

    private static final int MOST_ENVIRONMENTS = 50;
    private static final int MOST_RULES = 200;
    private static final int MOST_FREEZES = 100;
    private static final List<String> FILE =
            List.of(
                    "version",
                    "environments",
                    "rules",
                    "freezes",
                    "break_glass",
                    "act_as_app",
                    "undiverged");
    private static final List<String> ENVIRONMENT = List.of("name", "projects", "applications");

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
        List<PolicyEnvironment> environments = environments(file);
        var scopes =
                new ScopeReading(
                        problems, environments.stream().map(PolicyEnvironment::name).toList());
        var rules = new RuleReading(problems, scopes);
        var windows = new WindowReading(problems, scopes);
        Rule lastResort = rules.lastResort(file);
        List<ScopedRule> read =
                file.each("rules", MOST_RULES, node -> rules.rule(node, lastResort));
        if (problems.isEmpty()) {
            rules.refuseUnreachable(file.list("rules", MOST_RULES), read);
        }
        return new Policy(
                environments,
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

    private List<PolicyEnvironment> environments(Fields file) {
        var names = new Names("environment", problems);
        var patterns = new ScopeReading(problems, List.of());
        var read = new ArrayList<PolicyEnvironment>();
        for (Node node : file.list("environments", MOST_ENVIRONMENTS)) {
            Optional<Fields> fields = Fields.of(node, "an environment", ENVIRONMENT, problems);
            fields.ifPresent(each ->
                    read.add(
                            new PolicyEnvironment(
                                    names.read(each, Form.ENVIRONMENT),
                                    patterns.projects(each),
                                    patterns.applications(each))));
        }
        return read;
    }
}
