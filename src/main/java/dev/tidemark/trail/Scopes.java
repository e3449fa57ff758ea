package dev.tidemark.trail;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The {@link Scope} of entries that are indexed, each by its lexemes and its application's. */
final class Scopes {

    private static final String APPLICATION = Terms.SUBJECT + "application/";

    private Scopes() {}

    static Uni<Map<Long, Scope>> of(Mutiny.Session session, Collection<Long> positions) {
        return session.createNativeQuery(
                        """
                        select t.position, term.value
                        from view.trail t
                        cross join lateral unnest(tsvector_to_array(t.terms)) as term (value)
                        where t.position = any (
                                cast(string_to_array(:positions, ',') as bigint[]))
                          and (starts_with(term.value, :environment)
                               or starts_with(term.value, :domain)
                               or starts_with(term.value, :application))
                        """,
                        Object[].class)
                .setParameter(
                        "positions",
                        positions.stream().map(Object::toString).collect(Collectors.joining(",")))
                .setParameter("environment", Terms.ENVIRONMENT)
                .setParameter("domain", Terms.DOMAIN)
                .setParameter("application", APPLICATION)
                .getResultList()
                .flatMap(terms -> domains(session, terms).map(domains -> scopes(terms, domains)));
    }

    private static Uni<Map<String, String>> domains(Mutiny.Session session, List<Object[]> terms) {
        Set<String> applications =
                terms.stream()
                        .map(row -> (String) row[1])
                        .filter(term -> term.startsWith(APPLICATION))
                        .map(term -> term.substring(Terms.SUBJECT.length()))
                        .collect(Collectors.toSet());
        if (applications.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(
                        """
                        select key, domain
                        from view.application
                        where domain is not null
                          and key = any (string_to_array(:keys, chr(10)))
                        """,
                        Object[].class)
                .setParameter("keys", String.join("\n", applications))
                .getResultList()
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> (String) row[0], row -> (String) row[1])));
    }

    private static Map<Long, Scope> scopes(List<Object[]> terms, Map<String, String> domains) {
        Map<Long, Set<String>> environments = new HashMap<>();
        Map<Long, Set<String>> domainsAt = new HashMap<>();
        for (Object[] row : terms) {
            Long position = ((Number) row[0]).longValue();
            String term = (String) row[1];
            Set<String> own = domainsAt.computeIfAbsent(position, none -> new HashSet<>());
            if (term.startsWith(Terms.ENVIRONMENT)) {
                environments
                        .computeIfAbsent(position, none -> new HashSet<>())
                        .add(term.substring(Terms.ENVIRONMENT.length()));
            } else if (term.startsWith(Terms.DOMAIN)) {
                own.add(term.substring(Terms.DOMAIN.length()));
            } else {
                String domain = domains.get(term.substring(Terms.SUBJECT.length()));
                if (domain != null) {
                    own.add(domain);
                }
            }
        }
        Map<Long, Scope> scopes = new HashMap<>();
        domainsAt.forEach((position, own) ->
                scopes.put(
                        position, new Scope(environments.getOrDefault(position, Set.of()), own)));
        return scopes;
    }
}
