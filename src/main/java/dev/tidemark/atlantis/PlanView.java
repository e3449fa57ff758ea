package dev.tidemark.atlantis;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One project's newest plan in a pull request, as pages show it.
 *
 * @param id unique on its page
 * @param href page of the project
 * @param tally what would be done, destroys first; empty if nothing would or nobody said
 * @param outcome of the plan in words, where no tally says it
 * @param digest what an approval would be bound to, abbreviated
 * @param notes what has to be known before it is believed
 * @param groups resources by module; empty if only a text was told
 * @param more how many resources are on the plan's own page only
 * @param moreHref that page; null if everything is here
 * @param said Atlantis' own line of what went wrong
 * @param text the whole comment, where no JSON was posted
 */
public record PlanView(
        String id,
        VisibleText project,
        String environment,
        Mark state,
        String href,
        List<Tally> tally,
        @Nullable String outcome,
        @Nullable String head,
        @Nullable VisibleText digest,
        @Nullable Instant plannedAt,
        List<Note> notes,
        List<Group> groups,
        int more,
        @Nullable String moreHref,
        @Nullable VisibleText said,
        @Nullable String text) {

    /** How many resources the plan has, here and on its own page. */
    public int all() {
        return more
                + groups.stream()
                        .mapToInt(group -> group.isPlanned() ? group.resources().size() : 0)
                        .sum();
    }

    /** The same where somebody else says where it stands, and in what environment. */
    public PlanView as(Mark stands, String where) {
        return new PlanView(
                id, project, where, stands, href, tally, outcome, head, digest, plannedAt, notes,
                groups, more, moreHref, said, text);
    }

    /**
     * A count.
     *
     * @param style {@code del}, {@code chg} or {@code add}
     */
    public record Tally(String style, String text) {}

    /** A remark with a mark. */
    public record Note(Mark mark, String text) {}

    /**
     * Resources of one module, or drift, or outputs.
     *
     * @param title null for the root module
     * @param isPlanned false for outputs and drift
     */
    public record Group(@Nullable VisibleText title, boolean isPlanned, List<Resource> resources) {}

    /**
     * One resource.
     *
     * @param prefix of its address, up to and with its type's dot
     * @param name the rest of it
     * @param isOpen whether its attributes are shown at once
     */
    public record Resource(
            String sign,
            String style,
            VisibleText prefix,
            VisibleText name,
            String verb,
            List<String> remarks,
            List<Attribute> attributes,
            @Nullable String hidden,
            boolean isOpen) {

        public boolean isGone() {
            return style.equals("del");
        }
    }

    /** One attribute; a side that has none is null. */
    public record Attribute(
            VisibleText path, @Nullable Value before, @Nullable Value after, boolean forces) {}

    /** A value, or the word that stands for one that cannot be shown. */
    public record Value(VisibleText text, boolean isWord) {}
}
