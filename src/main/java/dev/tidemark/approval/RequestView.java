package dev.tidemark.approval;

import dev.tidemark.atlantis.PlanView;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one request.
 *
 * @param does what the plan would do, in a sentence
 * @param notices what must be known before anything else is read
 * @param outcome of what the reader just sent; null if nothing was
 * @param digest what a decision is bound to, abbreviated
 * @param isFromText whether it is only of a comment's text
 * @param plan null if it is not kept any more
 * @param history of this request, the oldest first
 * @param earlier decisions about earlier plans of this project in this pull request
 */
record RequestView(
        String href,
        String changeHref,
        String sourceHref,
        String jsonHref,
        String repository,
        long number,
        @Nullable VisibleText title,
        @Nullable VisibleText author,
        VisibleText project,
        String environment,
        String does,
        Instant plannedAt,
        Mark state,
        List<Stage> path,
        List<Notice> notices,
        @Nullable Notice outcome,
        DecisionPanel panel,
        Typed typed,
        String head,
        VisibleText digest,
        boolean isFromText,
        @Nullable PlanView plan,
        List<FactView> history,
        List<FactView> earlier) {

    RequestView {
        path = List.copyOf(path);
        notices = List.copyOf(notices);
        history = List.copyOf(history);
        earlier = List.copyOf(earlier);
    }

    public String numberText() {
        return Long.toString(number);
    }

    /**
     * A stage on the way from plan to apply.
     *
     * @param style "todo" ahead of now, "now" where it waits, else ""
     * @param detail in place of a time
     */
    record Stage(
            Mark mark,
            String name,
            String style,
            @Nullable Instant at,
            @Nullable VisibleText by,
            @Nullable String detail) {}

    /**
     * A banner.
     *
     * @param style class of its colour; empty for what moves or waits
     * @param lines sentences, the most important first
     * @param next when it is tried again; null where nothing is
     * @param href one link; null for none
     */
    record Notice(
            String style,
            Mark mark,
            List<String> lines,
            @Nullable Instant next,
            @Nullable String href,
            @Nullable String hrefText) {

        Notice {
            lines = List.copyOf(lines);
        }

        static Notice of(String style, Mark mark, List<String> lines) {
            return new Notice(style, mark, lines, null, null, null);
        }

        Notice until(Instant next) {
            return new Notice(style, mark, lines, next, href, hrefText);
        }

        Notice to(@Nullable String address, String text) {
            return address == null ? this : new Notice(style, mark, lines, next, address, text);
        }
    }

    /** What was typed into a form that was not taken, so that nobody types it again. */
    record Typed(String form, String text) {

        static final Typed NOTHING = new Typed("", "");

        public String in(String other) {
            return form.equals(other) ? text : "";
        }
    }
}
