package dev.tidemark.trail;

import dev.tidemark.mapping.Mapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A filter as a condition on {@code view.trail}. Everything from outside is a parameter.
 *
 * @param condition on its columns; {@code true} if there is none
 */
record TrailQuery(String condition, Map<String, Object> parameters) {

    /** After the last instant that a parameter may be. */
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * Of this filter.
     *
     * @param applications subjects of the applications in its domain
     */
    static TrailQuery of(TrailFilter filter, Collection<String> applications) {
        var conditions = new ArrayList<String>();
        Map<String, Object> parameters = new LinkedHashMap<>();
        String terms = terms(filter, applications);
        if (!terms.isEmpty()) {
            conditions.add("terms @@ cast(:terms as tsquery)");
            parameters.put("terms", terms);
        }
        if (filter.from() != null || filter.to() != null) {
            conditions.add("time >= :from and time < :to");
            parameters.put("from", filter.from() == null ? Instant.EPOCH : filter.from());
            parameters.put("to", filter.to() == null ? NEVER : filter.to());
        }
        return new TrailQuery(
                conditions.isEmpty() ? "true" : String.join(" and ", conditions), parameters);
    }

    private static String terms(TrailFilter filter, Collection<String> applications) {
        var all = new ArrayList<String>();
        if (!filter.types().isEmpty()) {
            all.add(
                    any(
                            filter.types().stream()
                                    .map(type -> Terms.term(Terms.TYPE, ShortType.of(type)))
                                    .map(Terms::quoted)
                                    .toList()));
        }
        if (filter.actor() != null) {
            String login = filter.actor().toLowerCase(Locale.ROOT);
            all.add(Terms.quoted(Terms.term(Terms.ACTOR, login)));
        }
        if (filter.subject() != null) {
            all.add(subject(filter.subject()));
        }
        if (filter.environment() != null) {
            all.add(any(here(Terms.ENVIRONMENT, filter.environment())));
        }
        if (filter.domain() != null) {
            var domain = new ArrayList<>(here(Terms.DOMAIN, filter.domain()));
            applications.forEach(application -> domain.add(subject(application)));
            all.add(any(domain));
        }
        if (filter.text() != null) {
            Words.of(filter.text()).forEach(word -> all.add(word(word)));
        }
        return String.join(" & ", all);
    }

    /** Every tenth word begins with some letter: one letter alone has to be all of a word. */
    private static String word(String word) {
        boolean isLetter = word.length() == 1 && word.charAt(0) < 0x80;
        return isLetter ? Terms.quoted(word) : beginning(word);
    }

    private static String subject(String subject) {
        String term = Terms.term(Terms.SUBJECT, subject);
        return subject.endsWith("/") ? beginning(term) : Terms.quoted(term);
    }

    /** What was widened until it could be about any is about this one, too. */
    private static List<String> here(String attribute, String value) {
        return List.of(
                Terms.quoted(Terms.term(attribute, value)),
                Terms.quoted(Terms.term(attribute, Mapping.ANY)));
    }

    private static String beginning(String term) {
        return Terms.quoted(term) + ":*";
    }

    private static String any(List<String> terms) {
        return terms.stream().collect(Collectors.joining(" | ", "(", ")"));
    }
}
