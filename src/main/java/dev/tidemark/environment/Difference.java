package dev.tidemark.environment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one component differs between two points in time.
 *
 * @param before null if it was not there
 * @param after null if it was not there
 * @param aspects in which it differs; none if it came or went
 */
record Difference(@Nullable Component before, @Nullable Component after, List<Aspect> aspects) {

    /** In what it differs, and how. */
    record Aspect(What what, @Nullable String before, @Nullable String after) {}

    /** What can differ. */
    enum What {
        REVISION,
        STATE,
        HEALTH,
        STANDING,
        IMAGES;

        /** The word in JSON. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The one that is there. */
    Component component() {
        return after == null ? Objects.requireNonNull(before) : after;
    }

    /** Every component that differs, in the order of waves. */
    static List<Difference> between(EnvironmentState before, EnvironmentState after) {
        Map<String, Component> then = byId(before);
        Map<String, Component> now = byId(after);
        return Stream.concat(before.components().stream(), after.components().stream())
                .sorted(Component.ORDER)
                .map(Component::id)
                .distinct()
                .map(id -> between(then.get(id), now.get(id)))
                .filter(each ->
                        each.before == null || each.after == null || !each.aspects.isEmpty())
                .toList();
    }

    private static Map<String, Component> byId(EnvironmentState state) {
        return state.components().stream()
                .collect(
                        Collectors.toMap(
                                Component::id,
                                each -> each,
                                (one, other) -> one,
                                LinkedHashMap::new));
    }

    private static Difference between(@Nullable Component before, @Nullable Component after) {
        if (before == null || after == null) {
            return new Difference(before, after, List.of());
        }
        var aspects = new ArrayList<Aspect>();
        add(aspects, What.REVISION, before.revision(), after.revision());
        add(aspects, What.STATE, before.status().word(), after.status().word());
        add(aspects, What.HEALTH, before.health(), after.health());
        add(aspects, What.STANDING, before.standing(), after.standing());
        add(aspects, What.IMAGES, images(before), images(after));
        return new Difference(before, after, aspects);
    }

    private static @Nullable String images(Component component) {
        return component.images().isEmpty() ? null : String.join(", ", component.images());
    }

    private static void add(
            List<Aspect> aspects, What what, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            aspects.add(new Aspect(what, before, after));
        }
    }
}
