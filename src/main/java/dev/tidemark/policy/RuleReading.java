package dev.tidemark.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads rules, and what holds for all that say nothing else. */
final class RuleReading {

    static final int MOST_APPROVALS = 10;
    private static final int MOST_PEOPLE = 100;
    private static final List<String> RULE =
            List.of(
                    "name",
                    "environments",
                    "projects",
                    "approvers",
                    "approvals",
                    "approvals_when_destroying",
                    "undiverged",
                    "act_as_app",
                    "break_glass");
    private static final List<String> PEOPLE = List.of("users", "teams", "roles");

    private final Problems problems;
    private final ScopeReading scopes;
    private final Names names;

    RuleReading(Problems problems, ScopeReading scopes) {
        this.problems = problems;
        this.scopes = scopes;
        this.names = new Names("rule", problems);
    }

    /** What holds where no rule does, as the whole file says. */
    Rule lastResort(Fields file) {
        return new Rule(
                Rule.LAST_RESORT,
                Rule.DEFAULT.approvers(),
                Rule.DEFAULT.approvals(),
                Rule.DEFAULT.approvalsWhenDestroying(),
                file.flag("undiverged").orElse(Rule.DEFAULT.undiverged()),
                file.flag("act_as_app").orElse(Rule.DEFAULT.actAsApp()),
                breakGlass(file).orElse(Rule.DEFAULT.breakGlass()));
    }

    Optional<ScopedRule> rule(Node node, Rule otherwise) {
        return Fields.of(node, "a rule", RULE, problems)
                .map(fields -> new ScopedRule(rule(fields, otherwise), scopes.scope(fields)));
    }

    private Rule rule(Fields fields, Rule otherwise) {
        String name = names.read(fields);
        if (name.equals(Rule.LAST_RESORT)) {
            fields.problem(
                    "name", "'default' is what holds where no rule does; write another name");
        }
        Approvers approvers =
                fields.required(
                                "approvers",
                                "who may approve, such as 'approvers: {roles: [lead]}'")
                        .flatMap(people -> people(people, "'approvers'"))
                        .orElse(otherwise.approvers());
        int approvals = fields.number("approvals", 1, MOST_APPROVALS).orElse(1);
        int destroying =
                fields.number("approvals_when_destroying", 1, MOST_APPROVALS).orElse(approvals);
        if (destroying < approvals) {
            fields.problem(
                    "approvals_when_destroying",
                    "'approvals_when_destroying' is less than 'approvals'; write at least "
                            + approvals);
        }
        int most = Math.max(approvals, destroying);
        refuseTooFew(fields, approvers, most);
        return new Rule(
                name,
                approvers,
                approvals,
                most,
                fields.flag("undiverged").orElse(otherwise.undiverged()),
                fields.flag("act_as_app").orElse(otherwise.actAsApp()),
                breakGlass(fields).orElse(otherwise.breakGlass()));
    }

    /** A rule that nobody could ever satisfy is a mistake. */
    private static void refuseTooFew(Fields fields, Approvers approvers, int approvals) {
        int named = approvers.users().size();
        boolean isByNameAlone = approvers.teams().isEmpty() && approvers.roles().isEmpty();
        if (isByNameAlone && named > 0 && named < approvals) {
            fields.problem(
                    "approvers",
                    approvals
                            + " people must approve and "
                            + named
                            + " may; name more, or a team or role");
        }
    }

    private Optional<Approvers> breakGlass(Fields fields) {
        return fields.node("break_glass")
                .flatMap(node ->
                        node instanceof ScalarNode scalar && scalar.getValue().equals("nobody")
                                ? Optional.of(Approvers.NOBODY)
                                : people(node, "'break_glass' is 'nobody', or"));
    }

    private Optional<Approvers> people(Node node, String what) {
        return Fields.of(node, what, PEOPLE, problems)
                .map(fields -> {
                    if (fields.isEmpty()) {
                        problems.add(node, what + " has one of " + String.join(", ", PEOPLE));
                    }
                    return new Approvers(
                            Set.copyOf(fields.texts("users", MOST_PEOPLE, Form.USER)),
                            Set.copyOf(fields.texts("teams", MOST_PEOPLE, Form.TEAM)),
                            Set.copyOf(fields.texts("roles", MOST_PEOPLE, Form.ROLE)));
                });
    }

    /** A rule below one that is for everything would never hold. */
    void refuseUnreachable(List<Node> nodes, List<ScopedRule> rules) {
        for (int i = 0; i + 1 < rules.size() && rules.size() == nodes.size(); i++) {
            if (rules.get(i).scope().equals(Scope.EVERYTHING)) {
                problems.add(
                        nodes.get(i + 1),
                        "this rule never holds: "
                                + Problems.quoted(rules.get(i).rule().name())
                                + " above is for everything; write that one last");
                return;
            }
        }
    }
}
