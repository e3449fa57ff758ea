package dev.tidemark.sandbox.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as {@code terraform show -json} writes it: nothing in it is masked, only marked. It also
 * holds variables and state in clear, as the real one does.
 */
final class PlanJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PlanJson() {}

    static ObjectNode of(Plan plan) {
        var json =
                JSON.objectNode().put("format_version", "1.2").put("terraform_version", "1.11.4");
        var variables = json.putObject("variables");
        variables.putObject("environment").put("value", plan.project().workspace());
        variables
                .putObject("database_password")
                .put("value", "Sandbox-Pa55-" + plan.project().workspace());
        json.putObject("planned_values").putObject("root_module");
        if (!plan.drift().isEmpty()) {
            json.set("resource_drift", changes(plan.drift()));
        }
        var changes = changes(plan.changes());
        changes.add(untouched(plan.project()));
        json.set("resource_changes", changes);
        json.set("output_changes", outputs(plan.outputs()));
        var state = json.putObject("prior_state").put("format_version", "1.0");
        state.put("terraform_version", "1.11.4").putObject("values").putObject("root_module");
        json.putObject("configuration").putObject("root_module");
        return json.put("timestamp", plan.at().toString())
                .put("applyable", !plan.isEmpty())
                .put("complete", true)
                .put("errored", false);
    }

    private static ArrayNode changes(List<ResourceChange> changes) {
        var json = JSON.arrayNode();
        for (ResourceChange change : changes) {
            var resource = head(change.address());
            resource.set("change", change(change));
            if (change.action() == Action.REPLACE) {
                resource.put("action_reason", "replace_because_cannot_update");
            } else if (change.action() == Action.DELETE) {
                resource.put("action_reason", "delete_because_no_resource_config");
            }
            json.add(resource);
        }
        return json;
    }

    private static ObjectNode head(Address address) {
        var json =
                JSON.objectNode()
                        .put("address", address.toString())
                        .put("module_address", address.module())
                        .put("mode", "managed")
                        .put("type", address.type())
                        .put("name", address.name());
        if (address.key() != null) {
            json.put("index", address.key());
        }
        String provider = address.type().startsWith("random_") ? "random" : "aws";
        return json.put("provider_name", "registry.terraform.io/hashicorp/" + provider);
    }

    private static ObjectNode change(ResourceChange change) {
        boolean isNew = change.action() == Action.CREATE;
        boolean isGone = change.action() == Action.DELETE;
        var before = JSON.objectNode();
        var after = JSON.objectNode();
        var unknown = JSON.objectNode();
        var sensitive = JSON.objectNode();
        var replacePaths = JSON.arrayNode();
        change.attributes()
                .forEach((name, attribute) -> {
                    set(before, name, attribute.before());
                    set(after, name, attribute.after());
                    if (attribute.unknown()) {
                        unknown.put(name, true);
                    }
                    if (attribute.sensitive()) {
                        sensitive.put(name, true);
                    }
                    if (attribute.forcesReplacement()) {
                        replacePaths.addArray().add(name);
                    }
                });
        var json = JSON.objectNode();
        json.set("actions", words(change.action()));
        json.set("before", isNew ? null : before);
        json.set("after", isGone ? null : after);
        json.set("after_unknown", unknown);
        json.set("before_sensitive", isNew ? JSON.booleanNode(false) : sensitive);
        json.set("after_sensitive", isGone ? JSON.booleanNode(false) : sensitive.deepCopy());
        if (!replacePaths.isEmpty()) {
            json.set("replace_paths", replacePaths);
        }
        return json;
    }

    private static ArrayNode words(Action action) {
        var words = JSON.arrayNode();
        action.words().forEach(words::add);
        return words;
    }

    private static void set(ObjectNode json, String name, @Nullable JsonNode value) {
        if (value != null) {
            json.set(name, value);
        }
    }

    /** Terraform lists what it leaves alone too. */
    private static ObjectNode untouched(Project project) {
        var vpc = JSON.objectNode().put("id", "vpc-0a91").put("cidr_block", "10.40.0.0/16");
        var resource = head(Address.of("module.network", "aws_vpc", "this"));
        var change = resource.putObject("change");
        change.putArray("actions").add("no-op");
        change.set("before", vpc.put("workspace", project.workspace()));
        change.set("after", vpc.deepCopy());
        change.putObject("after_unknown");
        change.putObject("before_sensitive");
        change.putObject("after_sensitive");
        return resource;
    }

    private static ObjectNode outputs(List<Plan.Output> outputs) {
        var json = JSON.objectNode();
        for (Plan.Output output : outputs) {
            var change = json.putObject(output.name());
            change.putArray("actions").add("update");
            change.put("before", output.before())
                    .put("after", output.after())
                    .put("after_unknown", false)
                    .put("before_sensitive", false)
                    .put("after_sensitive", false);
        }
        return json;
    }

    /** For the counts of a detection. */
    static ObjectNode counts(Plan plan, ObjectNode into) {
        return into.put("to_add", plan.adds())
                .put("to_change", plan.updates())
                .put("to_destroy", plan.destroys())
                .put("to_import", 0)
                .put("to_forget", 0);
    }
}
