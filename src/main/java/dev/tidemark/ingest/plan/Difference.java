package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.tidemark.eventlog.codec.WellFormed;
import dev.tidemark.plan.AttributeChange;
import dev.tidemark.plan.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two masked values, value by value. Null is as good as nothing. */
final class Difference {

    private static final int MOST_ATTRIBUTES = 2_000;
    private static final int LONGEST_TEXT = 16 * 1024;

    /** What tells a reader which object it is, if only its address were shown. */
    private static final Set<String> NAMES = Set.of("id", "name");

    private final List<AttributeChange> attributes = new ArrayList<>();
    private int changed;
    private int unchanged;

    /** Of one change. */
    static Difference of(MaskedChange values, JsonNode replacePaths) {
        var difference = new Difference();
        difference.compare(
                Steps.ROOT, values.before(), values.after(), ReplacePaths.of(replacePaths));
        return difference;
    }

    List<AttributeChange> attributes() {
        return attributes;
    }

    /** How many values differ, listed or not. */
    int changed() {
        return changed;
    }

    /** How many do not and are not listed. */
    int unchanged() {
        return unchanged;
    }

    /** How many differ and are not listed, because there are too many. */
    int omitted() {
        return changed - (int) attributes.stream().filter(AttributeChange::isChanged).count();
    }

    private void compare(Steps steps, JsonNode before, JsonNode after, ReplacePaths replace) {
        boolean objects = isFullObject(before) || isFullObject(after);
        boolean arrays = isFullArray(before) || isFullArray(after);
        if (objects == arrays) {
            leaf(steps, before, after, replace);
            return;
        }
        // On the other side there may be one value, or an empty list.
        JsonNode ownBefore = isFull(before) ? before : NullNode.instance;
        JsonNode ownAfter = isFull(after) ? after : NullNode.instance;
        leaf(
                steps,
                isFull(before) ? NullNode.instance : before,
                isFull(after) ? NullNode.instance : after,
                replace);
        if (objects) {
            fields(steps, ownBefore, ownAfter, replace);
        } else {
            elements(steps, ownBefore, ownAfter, replace);
        }
    }

    private void fields(Steps steps, JsonNode before, JsonNode after, ReplacePaths replace) {
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(steps.field(name), before.path(name), after.path(name), replace.field(name));
        }
    }

    private void elements(Steps steps, JsonNode before, JsonNode after, ReplacePaths replace) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            compare(steps.element(i), before.path(i), after.path(i), replace.element(i));
        }
    }

    private void leaf(Steps steps, JsonNode before, JsonNode after, ReplacePaths replace) {
        if (isNothing(before) && isNothing(after)) {
            return;
        }
        boolean stays = isSame(before, after);
        String name = steps.onlyName();
        if (stays && (name == null || !NAMES.contains(name))) {
            unchanged++;
            return;
        }
        changed += stays ? 0 : 1;
        if (attributes.size() < MOST_ATTRIBUTES) {
            attributes.add(
                    new AttributeChange(
                            WellFormed.text(steps.toString()),
                            value(before),
                            value(after),
                            !stays && replace.reached(),
                            stays));
        }
    }

    /** Whether there is something in it to go into. */
    private static boolean isFull(JsonNode value) {
        return value.isContainerNode() && !value.isEmpty();
    }

    private static boolean isFullObject(JsonNode value) {
        return value.isObject() && !value.isEmpty();
    }

    private static boolean isFullArray(JsonNode value) {
        return value.isArray() && !value.isEmpty();
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || value.isMissingNode();
    }

    private static boolean isSame(JsonNode before, JsonNode after) {
        if (before.isNumber() && after.isNumber()) {
            return before.decimalValue().compareTo(after.decimalValue()) == 0;
        }
        return before.equals(after) && !isUnknown(after);
    }

    private static boolean isUnknown(JsonNode value) {
        return value instanceof POJONode hidden && hidden.getPojo() instanceof Hidden.Unknown;
    }

    private static @Nullable AttributeValue value(JsonNode value) {
        if (isNothing(value)) {
            return null;
        }
        if (value instanceof POJONode hidden) {
            return hidden.getPojo() instanceof Hidden.Masked masked
                    ? AttributeValue.masked(masked.hmac())
                    : AttributeValue.unknown();
        }
        return value.isTextual()
                ? text(AttributeValue.Kind.STRING, value.textValue())
                : text(AttributeValue.Kind.LITERAL, value.toString());
    }

    private static AttributeValue text(AttributeValue.Kind kind, String text) {
        boolean isCut = text.length() > LONGEST_TEXT;
        String shown = WellFormed.text(isCut ? text.substring(0, LONGEST_TEXT) : text);
        return new AttributeValue(kind, shown, isCut ? text.length() : 0);
    }
}
