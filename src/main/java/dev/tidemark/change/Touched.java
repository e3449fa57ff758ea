package dev.tidemark.change;

import dev.tidemark.event.ActorProof;
import dev.tidemark.mapping.Mapping;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What changes touch and what their repositories are called, beside the rows themselves. */
final class Touched {

    /** Kind, key or repository, value; keys and repositories each joined by line breaks. */
    static final String SQL =
            """
            with asked as materialized (
                select cr.key, cr.value
                from view.change_revision cr
                where cr.key = any (string_to_array(:keys, E'\\n')))
            select distinct 'domain' as kind, asked.key as of, d.value as value
            from asked join view.revision_domain d on d.key = asked.value
            union all
            select distinct 'environment', asked.key, e.value
            from asked join view.revision_environment e on e.key = asked.value
            union all
            (select distinct on (repository) 'name', repository, label
             from view.change_repository
             where repository = any (string_to_array(:repositories, E'\\n'))
             order by repository, time desc, entry desc, current desc)
            """;

    private final Map<String, Set<String>> domains = new HashMap<>();
    private final Map<String, Set<String>> environments = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    private Touched() {}

    /** Reads rows of {@link #SQL}. */
    static Touched of(List<Object[]> rows) {
        var touched = new Touched();
        for (Object[] row : rows) {
            String of = (String) row[1];
            String value = (String) row[2];
            switch ((String) row[0]) {
                case "domain" -> add(touched.domains, of, value);
                case "environment" -> add(touched.environments, of, value);
                default -> touched.names.put(of, value);
            }
        }
        return touched;
    }

    private static void add(Map<String, Set<String>> values, String of, String value) {
        values.computeIfAbsent(of, none -> new TreeSet<>()).add(value);
    }

    /** {@code owner/name} of a repository; without its host if it is known by name only. */
    String name(String repository) {
        String name = names.get(repository);
        return name == null ? repository.substring(repository.indexOf('/') + 1) : name;
    }

    ChangeSummary summary(ChangeRow row) {
        Set<String> all = new TreeSet<>(domains.getOrDefault(row.key, Set.of()));
        Set<String> reached = new TreeSet<>(environments.getOrDefault(row.key, Set.of()));
        boolean anyDomain = all.remove(Mapping.ANY);
        boolean anyEnvironment = reached.remove(Mapping.ANY);
        return new ChangeSummary(
                row.repository,
                name(row.repository),
                row.number,
                row.title,
                row.author,
                State.valueOf(row.state.toUpperCase(Locale.ROOT)),
                ActorProof.valueOf(row.proof.toUpperCase(Locale.ROOT)),
                row.openedAt,
                row.updatedAt,
                row.mergedAt,
                row.closedAt,
                List.copyOf(all),
                List.copyOf(reached),
                anyDomain || anyEnvironment);
    }
}
