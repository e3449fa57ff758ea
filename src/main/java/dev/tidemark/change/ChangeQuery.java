package dev.tidemark.change;

import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.Cursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of changes as SQL. Everything from outside is a parameter.
 *
 * @param sql asks for keys of {@code view.change}, newest first
 */
record ChangeQuery(String sql, Map<String, Object> parameters) {

    static ChangeQuery of(ChangeFilter filter, @Nullable String after, int rows) {
        var conditions = new Conditions();
        if (filter.state() != null) {
            conditions.add("c.state = :state", "state", filter.state().word());
        }
        if (filter.author() != null) {
            conditions.add(
                    "lower(c.author) = :author",
                    "author",
                    filter.author().toLowerCase(Locale.ROOT));
        }
        if (filter.from() != null) {
            conditions.add("c.updated_at >= :from", "from", filter.from());
        }
        if (filter.to() != null) {
            conditions.add("c.updated_at < :to", "to", filter.to());
        }
        if (filter.q() != null) {
            conditions.addWords(filter.q());
        }
        conditions.addFacet("domain", filter.domain());
        conditions.addFacet("environment", filter.environment());
        if (after != null) {
            conditions.addAfter(Cursor.parse(after, 3));
        }
        return conditions.query(rows);
    }

    static Cursor cursor(ChangeRow last) {
        return Cursor.of(last.updatedAt, last.repository, last.number);
    }

    private static final class Conditions {

        private static final int MOST_WORDS = 8;

        private final List<String> all = new ArrayList<>(List.of("true"));
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        void add(String condition, String name, Object value) {
            all.add(condition);
            parameters.put(name, value);
        }

        void addWords(String q) {
            String[] words = q.strip().toLowerCase(Locale.ROOT).split("\\s+", MOST_WORDS + 1);
            for (int i = 0; i < Math.min(words.length, MOST_WORDS); i++) {
                add("strpos(c.search, :word" + i + ") > 0", "word" + i, words[i]);
            }
        }

        void addFacet(String facet, @Nullable String value) {
            if (value != null) {
                parameters.put("any", Mapping.ANY);
                add(
                        """
                        exists (
                            select from view.change_revision cr
                            join view.revision_%1$s f on f.key = cr.value
                            where cr.key = c.key and f.value in (:%1$s, :any))
                        """
                                .formatted(facet),
                        facet,
                        value);
            }
        }

        /** The first comparison is implied by the second; the index is read by it. */
        void addAfter(Cursor end) {
            add("c.updated_at <= :updatedAt", "updatedAt", end.instant(0));
            all.add(
                    """
                    (c.updated_at < :updatedAt
                     or (c.repository, c.number) > (:repository, :number))
                    """);
            parameters.put("repository", end.string(1));
            parameters.put("number", end.number(2));
        }

        ChangeQuery query(int rows) {
            parameters.put("rows", rows);
            return new ChangeQuery(
                    """
                    select c.key
                    from view.change c
                    where %s
                    order by c.updated_at desc, c.repository, c.number
                    limit :rows
                    """
                            .formatted(String.join(" and ", all)),
                    parameters);
        }
    }
}
