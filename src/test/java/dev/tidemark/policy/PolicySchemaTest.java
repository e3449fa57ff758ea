package dev.tidemark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Editors go by the schema and Tidemark by its reader: they must not contradict each other. */
class PolicySchemaTest {

    private static final JsonSchema SCHEMA = schema();
    private static final String RULE = "{name: a, approvers: {roles: [lead]}";
    private static final String FREEZE = "{name: a, reason: b, time_zone: Europe/Berlin, ";

    @Test
    void filesOfThisRepositoryAreGoodForBoth() throws IOException {
        String docs = Files.readString(Path.of("docs/policy.md"));
        int start = docs.indexOf("```yaml\n") + "```yaml\n".length();

        assertGoodForBoth(docs.substring(start, docs.indexOf("```", start)));
        assertGoodForBoth(Files.readString(Path.of(".tidemark.yaml")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1",
                "{version: 1, act_as_app: true, undiverged: FALSE, break_glass: nobody}",
                "{version: 1, break_glass: {users: [mona], teams: [acme/a], roles: [admin]}}",
                "{version: 1, environments: [{name: a}, {name: b, projects: [{dir: .}]}]}",
                "{version: 1, environments: [{name: a, projects: [{dir: '**/x/*?'}]}]}",
                "{version: 1, environments: [{name: a, applications: [{labels: {a/b: c}}]}]}",
                "{version: 1, domains: [{name: a, labels: {team: a}}, {name: b, paths: [k8s/**]}]}",
                "{version: 1, rules: [" + RULE + ", approvals: 10}]}",
                "{version: 1, rules: [" + RULE + ", break_glass: nobody, environments: [x]}]}",
                "{version: 1, rules: [" + RULE + ", projects: [{repository: acme/*, name: a}]}]}",
                "{version: 1, freezes: ["
                        + FREEZE
                        + "from: 2026-01-01T00:00,"
                        + " until: 2026-01-02T23:59}]}",
                "{version: 1, freezes: ["
                        + FREEZE
                        + "weekly: {from: fri 16:00, until: mon 08:00}}]}",
                "{version: 1, freezes: ["
                        + FREEZE
                        + "weekly: {days: [mon, sun], from: 22:00, until: 06:00}}]}",
            })
    void goodForBoth(String yaml) {
        assertGoodForBoth(yaml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "version: 2",
                "version: '1'",
                "{version: 1, unknown: x}",
                "{version: 1, act_as_app: yes}",
                "{version: 1, undiverged: 'true'}",
                "{version: 1, break_glass: everybody}",
                "{version: 1, break_glass: {}}",
                "{version: 1, break_glass: {users: []}}",
                "{version: 1, break_glass: {users: ['@mona']}}",
                "{version: 1, break_glass: {users: [1]}}",
                "{version: 1, break_glass: {teams: [leads]}}",
                "{version: 1, break_glass: {roles: [boss]}}",
                "{version: 1, environments: []}",
                "{version: 1, environments: {name: a}}",
                "{version: 1, environments: [{}]}",
                "{version: 1, environments: [{name: 'a b'}]}",
                "{version: 1, environments: [{name: a, projects: [{}]}]}",
                "{version: 1, environments: [{name: a, projects: [{dir: a**}]}]}",
                "{version: 1, environments: [{name: a, projects: [{dir: ./a}]}]}",
                "{version: 1, environments: [{name: a, projects: [{dir: /a}]}]}",
                "{version: 1, environments: [{name: a, projects: [{dir: a/}]}]}",
                "{version: 1, environments: [{name: a, projects: [{dir: '[ab]'}]}]}",
                "{version: 1, environments: [{name: a, projects: [{dir: '!a'}]}]}",
                "{version: 1, environments: [{name: a, projects: [{path: a}]}]}",
                "{version: 1, environments: [{name: a, applications: [{}]}]}",
                "{version: 1, environments: [{name: a, applications: [{labels: {'a b': c}}]}]}",
                "{version: 1, environments: [{name: a, applications: [{labels: {a: 1}}]}]}",
                "{version: 1, domains: []}",
                "{version: 1, domains: [{name: a}]}",
                "{version: 1, domains: [{name: 'a b', paths: [a]}]}",
                "{version: 1, domains: [{name: a, paths: []}]}",
                "{version: 1, domains: [{name: a, paths: [a/]}]}",
                "{version: 1, domains: [{name: a, labels: {a: 1}}]}",
                "{version: 1, rules: [{name: a}]}",
                "{version: 1, rules: [{approvers: {roles: [lead]}}]}",
                "{version: 1, rules: [{name: default, approvers: {roles: [lead]}}]}",
                "{version: 1, rules: [{name: '', approvers: {roles: [lead]}}]}",
                "{version: 1, rules: [" + RULE + ", approvals: 0}]}",
                "{version: 1, rules: [" + RULE + ", approvals: 11}]}",
                "{version: 1, rules: [" + RULE + ", approvals: 1.5}]}",
                "{version: 1, rules: [" + RULE + ", approvals: '1'}]}",
                "{version: 1, rules: [" + RULE + ", approvers_team: a/b}]}",
                "{version: 1, freezes: [{name: a, reason: b, from: 2026-01-01T00:00,"
                        + " until: 2026-01-02T00:00}]}",
                "{version: 1, freezes: [" + FREEZE + "from: 2026-01-01T00:00}]}",
                "{version: 1, freezes: ["
                        + FREEZE
                        + "from: 2026-13-01T00:00,"
                        + " until: 2027-01-02T00:00}]}",
                "{version: 1, freezes: [" + FREEZE + "from: 2026-01-01, until: 2026-01-02}]}",
                "{version: 1, freezes: ["
                        + FREEZE
                        + "from: 2026-01-01T00:00,"
                        + " until: 2026-01-02T00:00, weekly: {from: fri 16:00, until: mon 08:00}}]}",
                "{version: 1, freezes: ["
                        + FREEZE
                        + "weekly: {from: friday 16:00, until: mon 08:00}}]}",
                "{version: 1, freezes: [" + FREEZE + "weekly: {from: fri 16:00}}]}",
                "{version: 1, freezes: ["
                        + FREEZE
                        + "weekly: {days: [], from: 22:00, until: 06:00}}]}",
                "{version: 1, freezes: ["
                        + FREEZE
                        + "weekly: {days: [mon], from: 24:00, until: 06:00}}]}",
                "{version: 1, freezes: [{name: a, time_zone: Europe/Berlin,"
                        + " weekly: {from: fri 16:00, until: mon 08:00}}]}",
            })
    void badForBoth(String yaml) {
        assertThat(readable(yaml)).as("reader of %s", yaml).isFalse();
        assertThat(valid(yaml)).as("schema of %s", yaml).isFalse();
    }

    /** A schema cannot say that; what it lets through is refused on the pull request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{version: 1, environments: [{name: a}, {name: a}]}",
                "{version: 1, domains: [{name: a, paths: [a]}, {name: a, paths: [b]}]}",
                "{version: 1, environments: [{name: a}], rules: ["
                        + RULE
                        + ", environments: [b]}]}",
                "{version: 1, rules: [" + RULE + "}, " + RULE + "}]}",
                "{version: 1, rules: [" + RULE + ", approvals: 2, approvals_when_destroying: 1}]}",
                "{version: 1, rules: [{name: a, approvers: {users: [mona]}, approvals: 2}]}",
                "{version: 1, freezes: ["
                        + FREEZE
                        + "from: 2026-02-30T00:00,"
                        + " until: 2026-03-02T00:00}]}",
                "{version: 1, freezes: ["
                        + FREEZE
                        + "from: 2026-03-02T00:00,"
                        + " until: 2026-03-01T00:00}]}",
                "{version: 1, freezes: ["
                        + FREEZE
                        + "weekly: {from: fri 16:00, until: fri 16:00}}]}",
                "{version: 1, freezes: [{name: a, reason: b, time_zone: Europe/Bonn,"
                        + " weekly: {from: fri 16:00, until: mon 08:00}}]}",
            })
    void badForTheReaderAlone(String yaml) {
        assertThat(readable(yaml)).as("reader of %s", yaml).isFalse();
        assertThat(valid(yaml)).as("schema of %s", yaml).isTrue();
    }

    private static void assertGoodForBoth(String yaml) {
        assertThat(readable(yaml)).as("reader of %s", yaml).isTrue();
        assertThat(valid(yaml)).as("schema of %s", yaml).isTrue();
    }

    private static boolean readable(String yaml) {
        try {
            Policy.read(yaml);
            return true;
        } catch (PolicyUnreadable unreadable) {
            return false;
        }
    }

    private static boolean valid(String yaml) {
        return SCHEMA.validate(json(new Yaml().compose(new StringReader(yaml)))).equals(Set.of());
    }

    private static JsonNode json(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                mapping.getValue()
                        .forEach(pair ->
                                object.set(
                                        ((ScalarNode) pair.getKeyNode()).getValue(),
                                        json(pair.getValueNode())));
                yield object;
            }
            case SequenceNode list -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                list.getValue().forEach(element -> array.add(json(element)));
                yield array;
            }
            default -> json(Scalar.of((ScalarNode) node));
        };
    }

    private static JsonNode json(Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT -> JsonNodeFactory.instance.textNode(scalar.text());
            case FLAG -> JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NUMBER ->
                    scalar.text().matches("[0-9]+")
                            ? JsonNodeFactory.instance.numberNode(Long.parseLong(scalar.text()))
                            : JsonNodeFactory.instance.numberNode(
                                    Double.parseDouble(scalar.text()));
            case NOTHING -> JsonNodeFactory.instance.nullNode();
        };
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("docs/policy.schema.json")));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
