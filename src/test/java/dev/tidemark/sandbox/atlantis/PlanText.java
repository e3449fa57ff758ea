package dev.tidemark.sandbox.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.sandbox.atlantis.ResourceChange.Attribute;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan as Terraform prints it, with the signs at the margin where Atlantis puts them. */
final class PlanText {

    private static final String RULE = "─".repeat(77);

    private PlanText() {}

    static String of(Plan plan) {
        if (plan.isEmpty()) {
            return drift(plan)
                    + plan.summary()
                    + "\n\nTerraform has compared your real infrastructure against your"
                    + " configuration\nand found no differences, so no changes are needed.";
        }
        return drift(plan)
                + legend(plan)
                + "\nTerraform will perform the following actions:\n\n"
                + plan.changes().stream()
                        .map(change -> block(change, change.action().sentence()))
                        .collect(Collectors.joining("\n"))
                + "\n"
                + plan.summary()
                + outputs(plan.outputs());
    }

    private static String legend(Plan plan) {
        return "Terraform used the selected providers to generate the following execution\n"
                + "plan. Resource actions are indicated with the following symbols:\n"
                + Stream.of(Action.values())
                        .filter(action ->
                                plan.changes().stream().anyMatch(one -> one.action() == action))
                        .map(action -> action.legend() + "\n")
                        .collect(Collectors.joining());
    }

    private static String drift(Plan plan) {
        if (plan.drift().isEmpty() || plan.isEmpty()) {
            return "";
        }
        return "Note: Objects have changed outside of Terraform\n\n"
                + "Terraform detected the following changes made outside of Terraform since the\n"
                + "last \"terraform apply\" which may have affected this plan:\n\n"
                + plan.drift().stream()
                        .map(change -> block(change, "has changed"))
                        .collect(Collectors.joining("\n"))
                + "\n\nUnless you have made equivalent changes to your configuration, or ignored"
                + " the\nrelevant attributes using ignore_changes, the following plan may include"
                + "\nactions to undo or respond to these changes.\n\n"
                + RULE
                + "\n\n";
    }

    private static String block(ResourceChange change, String sentence) {
        Address address = change.address();
        var shown = shown(change);
        int width = shown.keySet().stream().mapToInt(String::length).max().orElse(0);
        int hidden = change.attributes().size() - shown.size();
        return "  # %s %s\n%s resource \"%s\" \"%s\" {\n"
                        .formatted(
                                address,
                                sentence,
                                change.action().sign(),
                                address.type(),
                                address.name())
                + shown.entrySet().stream()
                        .map(one -> line(one.getKey(), one.getValue(), width, change.action()))
                        .collect(Collectors.joining())
                + (hidden == 0 ? "" : "        # (" + hidden(hidden) + " hidden)\n")
                + "    }\n";
    }

    private static String hidden(int count) {
        return count == 1 ? "1 unchanged attribute" : count + " unchanged attributes";
    }

    /** What changes, and what a resource is recognised by. */
    private static Map<String, Attribute> shown(ResourceChange change) {
        return change.attributes().entrySet().stream()
                .filter(one ->
                        one.getValue().changes()
                                || one.getKey().equals("id")
                                || one.getKey().equals("name"))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, other) -> one,
                                java.util.LinkedHashMap::new));
    }

    private static String line(String name, Attribute attribute, int width, Action action) {
        String label = name + " ".repeat(width - name.length());
        String before = value(attribute.before(), attribute.sensitive());
        String after =
                attribute.unknown()
                        ? "(known after apply)"
                        : value(attribute.after(), attribute.sensitive());
        if (action == Action.CREATE) {
            return "      + %s = %s\n".formatted(label, after);
        }
        if (action == Action.DELETE) {
            return "      - %s = %s -> null\n".formatted(label, before);
        }
        if (!attribute.changes()) {
            return "        %s = %s\n".formatted(label, before);
        }
        String forces = attribute.forcesReplacement() ? " # forces replacement" : "";
        return "      ~ %s = %s%s\n"
                .formatted(
                        label,
                        attribute.sensitive() ? "(sensitive value)" : before + " -> " + after,
                        forces);
    }

    private static String value(@Nullable JsonNode value, boolean sensitive) {
        if (sensitive) {
            return "(sensitive value)";
        }
        return value == null ? "null" : value.toString();
    }

    private static String outputs(List<Plan.Output> outputs) {
        if (outputs.isEmpty()) {
            return "";
        }
        return "\n\nChanges to Outputs:\n"
                + outputs.stream()
                        .map(one ->
                                "~ %s = \"%s\" -> \"%s\""
                                        .formatted(one.name(), one.before(), one.after()))
                        .collect(Collectors.joining("\n"));
    }
}
