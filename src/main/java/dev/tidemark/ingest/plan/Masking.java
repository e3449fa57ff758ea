package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.codec.WellFormed;
import dev.tidemark.plan.PostedPlan;
import dev.tidemark.secret.PortalKey;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;

/**
 * Takes the values out of a plan that must not be kept and puts HMACs in their place. Each is made
 * for its project, resource and attribute, so that equal passwords of two databases do not show as
 * equal.
 */
final class Masking {

    private static final String PURPOSE = "terraform plan of ";
    private static final int HMAC_BYTES = 16;

    private final Mac mac;
    private final boolean all;

    /**
     * For one plan.
     *
     * @param all whether every value is masked
     */
    Masking(PortalKey key, PostedPlan posted, boolean all) {
        this.mac = key.mac(PURPOSE + Subject.project(posted.repository(), posted.project()));
        this.all = all;
    }

    /**
     * Both sides of a change.
     *
     * @param owner the masked address of what changes
     * @param named whether that has a secret's name
     */
    MaskedChange change(String owner, JsonNode change, boolean named) {
        JsonNode before = change.path("before");
        JsonNode after = change.path("after");
        Marks marks = Marks.of(change.path("before_sensitive"), change.path("after_sensitive"));
        var walk = new Walk(owner, KnownSecrets.of(marks, before, after));
        return new MaskedChange(
                walk.value(Steps.ROOT, before, marks, BooleanNode.FALSE, named),
                walk.value(Steps.ROOT, after, marks, change.path("after_unknown"), named));
    }

    /** A text outside of any resource's attributes, such as an id for an import. */
    String text(String owner, String text) {
        return SecretText.isSecret(text)
                ? SecretText.MARK + hmac(owner, text) + "]"
                : WellFormed.text(text);
    }

    /** The HMAC of a text. */
    String hmac(String place, String text) {
        start(place);
        mac.update(text.getBytes(StandardCharsets.UTF_8));
        return finish();
    }

    private void start(String place) {
        mac.update(place.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
    }

    private String finish() {
        return HexFormat.of().formatHex(mac.doFinal(), 0, HMAC_BYTES);
    }

    private JsonNode masked(String owner, Steps steps, JsonNode value) {
        start(owner);
        start(steps.toString());
        CanonicalPlan.write(value, new MacStream(mac));
        return Hidden.masked(finish());
    }

    /** Over the attributes of one resource. */
    private final class Walk {

        private final String owner;
        private final KnownSecrets known;

        Walk(String owner, KnownSecrets known) {
            this.owner = owner;
            this.known = known;
        }

        JsonNode value(Steps steps, JsonNode value, Marks marks, JsonNode unknown, boolean named) {
            if (unknown.isBoolean() && unknown.booleanValue()) {
                return Hidden.unknown();
            }
            if (marks.isAll() && !value.isNull() && !value.isMissingNode()) {
                return masked(owner, steps, value);
            }
            if (value.isObject() || (unknown.isObject() && !value.isContainerNode())) {
                return object(steps, value, marks, unknown, named);
            }
            if (value.isArray() || (unknown.isArray() && !value.isContainerNode())) {
                return array(steps, value, marks, unknown, named);
            }
            return isHidden(value, named) ? masked(owner, steps, value) : value;
        }

        private boolean isHidden(JsonNode leaf, boolean named) {
            if (leaf.isTextual()) {
                return all || (named && !leaf.textValue().isEmpty()) || isSecret(leaf.textValue());
            }
            return (leaf.isNumber() && (all || named)) || (leaf.isBoolean() && all);
        }

        private boolean isSecret(String text) {
            return known.areIn(text) || SecretText.isSecret(text);
        }

        private JsonNode object(
                Steps steps, JsonNode value, Marks marks, JsonNode unknown, boolean named) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            boolean pair = NamedValue.isSecret(value);
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                String own = field.getKey();
                boolean secret =
                        named || SecretNames.isSecret(own) || (pair && NamedValue.isValue(own));
                String name = name(steps, own);
                masked.set(
                        name,
                        value(
                                steps.field(name),
                                field.getValue(),
                                marks.field(own),
                                unknown.path(own),
                                secret));
            }
            addUnknown(masked, steps, value, unknown);
            // Nothing in it is known to come: then it is what it was.
            return masked.isEmpty() && !value.isObject() ? value : masked;
        }

        private void addUnknown(ObjectNode masked, Steps steps, JsonNode value, JsonNode unknown) {
            for (Map.Entry<String, JsonNode> field : unknown.properties()) {
                if (!value.has(field.getKey()) && holdsUnknown(field.getValue())) {
                    String name = name(steps, field.getKey());
                    masked.set(
                            name,
                            value(
                                    steps.field(name),
                                    NullNode.instance,
                                    Marks.NONE,
                                    field.getValue(),
                                    false));
                }
            }
        }

        private String name(Steps steps, String name) {
            return isSecret(name)
                    ? SecretText.MARK + hmac(owner + "\0" + steps + "\0name", name) + "]"
                    : name;
        }

        private JsonNode array(
                Steps steps, JsonNode value, Marks marks, JsonNode unknown, boolean named) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode(value.size());
            int length =
                    holdsUnknown(unknown) ? Math.max(value.size(), unknown.size()) : value.size();
            for (int i = 0; i < length; i++) {
                JsonNode element = value.has(i) ? value.get(i) : NullNode.instance;
                masked.add(
                        value(steps.element(i), element, marks.element(), unknown.path(i), named));
            }
            return masked.isEmpty() && !value.isArray() ? value : masked;
        }

        private static boolean holdsUnknown(JsonNode unknown) {
            return unknown.isBoolean()
                    ? unknown.booleanValue()
                    : unknown.valueStream().anyMatch(Walk::holdsUnknown);
        }
    }

    private static final class MacStream extends OutputStream {

        private final Mac mac;

        MacStream(Mac mac) {
            this.mac = mac;
        }

        @Override
        public void write(int octet) {
            mac.update((byte) octet);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            mac.update(bytes, from, length);
        }
    }
}
