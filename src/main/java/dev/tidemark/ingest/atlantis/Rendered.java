package dev.tidemark.ingest.atlantis;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Atlantis writes about one project below its heading.
 *
 * <p>The output of Terraform stands between fences and may itself contain fences, markers and
 * headings. So nothing is looked for in it: the first line, which is always Atlantis' own, says
 * which template it used; and the output ends at the last fence, because behind it stands only what
 * Atlantis writes.
 */
sealed interface Rendered {

    /** It did not work; {@code said} is Atlantis' line of it. */
    record Unsuccessful(Marker marker, @Nullable String said) implements Rendered {}

    /**
     * It worked: Atlantis uses the templates with a {@code diff} fence for nothing else.
     *
     * @param text between the fences
     * @param trailer what Atlantis wrote behind them
     */
    record Output(Lines text, Lines trailer) implements Rendered {}

    /** Something else, such as the results of policy sets. */
    record Other(Lines lines) implements Rendered {}

    String DETAILS = "<details><summary>Show Output</summary>";
    String FENCE = "```";
    String DIFF_FENCE = "```diff";

    /**
     * Commands to copy, the repeated summary line, the note of drift, and notices that begin with
     * an emoji (runatlantis/atlantis {@code server/events/templates/plan_success_*.tmpl}).
     */
    Pattern TRAILER =
            Pattern.compile(
                    "\\s*|</details>|---|\\* :.*| {2,}\\S.*|Plan: \\d.*|No changes\\. .*"
                            + "|\\*\\*Note: Objects have changed outside of .*\\*\\*|:[a-z_]+: .*"
                            + "|This plan was not saved because .*");

    static Rendered of(Lines section) {
        Rendered rendered = unfenced(section);
        if (rendered instanceof Other(Lines lines)) {
            int fence = fenceIndex(lines);
            return fence < 0 ? rendered : output(lines, fence);
        }
        return rendered;
    }

    /** Without looking for an output, as policy sets have several. */
    static Rendered unfenced(Lines section) {
        Lines lines = section.trimmed();
        return Marker.parse(lines.at(0))
                .<Rendered>map(marker -> new Unsuccessful(marker, said(marker, lines)))
                .orElseGet(() -> new Other(lines));
    }

    /** Where a fence of a template for success opens, as the first thing; else -1. */
    static int fenceIndex(Lines lines) {
        int index = lines.at(0).equals(DETAILS) ? 1 : 0;
        while (index > 0 && index < lines.size() && lines.at(index).isBlank()) {
            index++;
        }
        return lines.at(index).equals(DIFF_FENCE) ? index : -1;
    }

    private static Output output(Lines lines, int opening) {
        int closing = lines.all().lastIndexOf(FENCE);
        if (closing <= opening) {
            throw new NotUnderstood("an output that does not end");
        }
        Lines trailer = lines.from(closing + 1);
        if (!trailer.all().stream().allMatch(line -> TRAILER.matcher(line).matches())) {
            throw new NotUnderstood("text behind an output that Atlantis does not write there");
        }
        if (lines.at(0).equals(DETAILS) && !trailer.all().contains("</details>")) {
            throw new NotUnderstood("a folded output that does not end");
        }
        Lines text = lines.between(opening + 1, closing);
        if (text.all().stream().anyMatch(Marker::isLike)) {
            throw new NotUnderstood("an output in the form of a success that says it failed");
        }
        return new Output(text, trailer);
    }

    /** The message of a failure, or the first line of what an error quotes. */
    static @Nullable String said(Marker marker, Lines lines) {
        if (marker.kind() == Marker.Kind.FAILED) {
            return marker.message();
        }
        Set<String> frame = Set.of(DETAILS, FENCE, "");
        return lines.from(1).all().stream()
                .filter(line -> !frame.contains(line.strip()))
                .findFirst()
                .orElse(null);
    }
}
