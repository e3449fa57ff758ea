package dev.tidemark.domain;

import dev.tidemark.argocd.Placement;
import dev.tidemark.argocd.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people call what runs: the tag of its image, else the revision. */
final class Versions {

    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");
    private static final int SHORT = 7;

    private Versions() {}

    /**
     * An image, as it is written in a manifest.
     *
     * @param name without registry, tag and digest
     * @param tag the tag, else the beginning of the digest; null if it has neither
     */
    record Image(String name, @Nullable String tag) {

        static Image of(String image) {
            int at = image.indexOf('@');
            String tagged = at < 0 ? image : image.substring(0, at);
            String digest = at < 0 ? null : abbreviated(image.substring(at + 1));
            String last = tagged.substring(tagged.lastIndexOf('/') + 1);
            int colon = last.indexOf(':');
            return colon < 0
                    ? new Image(last, digest)
                    : new Image(last.substring(0, colon), last.substring(colon + 1));
        }

        private static String abbreviated(String digest) {
            return digest.substring(0, Math.min(digest.length(), "sha256:".length() + SHORT));
        }
    }

    /** An image of which the tag changed; the tags are null where it has none. */
    record Moved(
            String name,
            @Nullable String before,
            @Nullable String after,
            boolean isNew,
            boolean isGone) {}

    /** What people call it; null if nothing is known. */
    static @Nullable String of(Placement placement, List<String> images, @Nullable Target target) {
        String tag = tag(placement, images);
        return tag == null ? revision(target) : tag;
    }

    /** The tag of the image that is named as the application or its domain, or of the only one. */
    static @Nullable String tag(Placement placement, List<String> images) {
        List<Image> all = images.stream().map(Image::of).distinct().toList();
        return all.stream()
                .filter(image -> isNamed(image, placement))
                .findFirst()
                .or(() -> all.size() == 1 ? all.stream().findFirst() : Optional.empty())
                .map(Image::tag)
                .orElse(null);
    }

    private static boolean isNamed(Image image, Placement placement) {
        return image.name().equals(placement.application())
                || image.name().equals(placement.domain());
    }

    /** As people write them, in order of the sources; null if none is known. */
    static @Nullable String revision(@Nullable Target target) {
        if (target == null || target.revisions().stream().allMatch(String::isEmpty)) {
            return null;
        }
        return target.revisions().stream()
                .filter(revision -> !revision.isEmpty())
                .map(Versions::abbreviated)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static String abbreviated(String revision) {
        return SHA.matcher(revision).matches() ? revision.substring(0, SHORT) : revision;
    }

    /** Every image that is not the same before and after, by name. */
    static List<Moved> moved(List<String> before, List<String> after) {
        Map<String, @Nullable String> old = tags(before);
        Map<String, @Nullable String> now = tags(after);
        var moved = new ArrayList<Moved>();
        now.forEach((name, tag) -> {
            boolean isNew = !old.containsKey(name);
            if (isNew || !Objects.equals(old.get(name), tag)) {
                moved.add(new Moved(name, old.get(name), tag, isNew, false));
            }
        });
        old.forEach((name, tag) -> {
            if (!now.containsKey(name)) {
                moved.add(new Moved(name, tag, null, false, true));
            }
        });
        return moved;
    }

    private static Map<String, @Nullable String> tags(List<String> images) {
        Map<String, @Nullable String> tags = new LinkedHashMap<>();
        images.stream().map(Image::of).forEach(image -> tags.put(image.name(), image.tag()));
        return tags;
    }
}
