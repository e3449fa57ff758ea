package dev.tidemark.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a page: links and one GET form, so that all of them work without a script.
 *
 * @param action the page itself
 * @param hidden what is set by a link and has to survive the form
 * @param chips filters that are set, each with the way to take it out
 * @param fields filters that are not
 * @param clearHref the page without any filter; null if none is set
 */
public record FilterBar(
        String action,
        List<Hidden> hidden,
        List<Chip> chips,
        List<Field> fields,
        @Nullable String clearHref) {

    /** One of several that exclude each other. */
    public record Choice(String word, String href, boolean current) {}

    /** A parameter that the form passes on. */
    public record Hidden(String name, String value) {}

    /** A filter that is set. */
    public record Chip(String label, String name, String value, String removeHref) {}

    /** A filter that is not. */
    public record Field(String label, String name, String type) {}

    /** Gathers them in the order they are shown. */
    public static final class Builder {

        private final String path;
        private final QueryLinks links;
        private final List<Hidden> hidden = new ArrayList<>();
        private final List<Chip> chips = new ArrayList<>();
        private final List<Field> fields = new ArrayList<>();

        /**
         * For the page of these links.
         *
         * @param links with every filter that is set
         */
        public Builder(String path, QueryLinks links) {
            this.path = path;
            this.links = links;
        }

        /** A filter that is set by a link. */
        public Builder keep(String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                hidden.add(new Hidden(name, value.strip()));
            }
            return this;
        }

        /** A filter that the form sets, of an input's type. */
        public Builder filter(String label, String name, String type, @Nullable String value) {
            if (value == null || value.isBlank()) {
                fields.add(new Field(label, name, type));
            } else {
                String href = links.without(name, "after").href();
                chips.add(new Chip(label, name, value.strip(), href));
            }
            return this;
        }

        /** One value of a filter that may have several. */
        public Builder chip(String label, String name, String value, String removeHref) {
            chips.add(new Chip(label, name, value, removeHref));
            return this;
        }

        /** All of them. */
        public FilterBar build() {
            return new FilterBar(
                    path,
                    List.copyOf(hidden),
                    List.copyOf(chips),
                    List.copyOf(fields),
                    chips.isEmpty() ? null : path);
        }
    }
}
