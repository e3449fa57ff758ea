package dev.tidemark.trail;

import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Times;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for: those that meet all of it; null, or no type, asks for all.
 *
 * @param types of any of these, each a whole type such as {@code approval.granted} or a family such
 *     as {@code approval}
 * @param actor a login, in any case
 * @param subject as it is stored, or ending in a slash for all below it
 * @param domain that the entry is about, by the mapping as it is now
 * @param environment as {@code domain}
 * @param from happened at this instant or later
 * @param to happened before this instant
 * @param text words that begin words of the entry, all of them; a single letter is a whole word
 */
public record TrailFilter(
        Set<String> types,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable String domain,
        @Nullable String environment,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text) {

    public static final TrailFilter ALL =
            new TrailFilter(Set.of(), null, null, null, null, null, null, null);

    private static final int MOST_TYPES = 20;
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_SUBJECT = 1000;

    public TrailFilter {
        types = Collections.unmodifiableSet(new TreeSet<>(types));
    }

    public boolean isEverything() {
        return equals(ALL);
    }

    /**
     * Reads the query of an address: {@code type} (several times), {@code actor}, {@code subject},
     * {@code domain}, {@code environment}, {@code from}, {@code to}, {@code q}.
     *
     * @throws BadRequest with the reason
     */
    public static TrailFilter of(MultivaluedMap<String, String> query, Times times) {
        return of(TrailParameters.of(query), times);
    }

    /** Reads what stands in the query, as the other. */
    public static TrailFilter of(TrailParameters query, Times times) {
        return new TrailFilter(
                types(query.type()),
                Parameters.text("actor", query.actor()),
                subject(query.subject()),
                Parameters.text("domain", query.domain()),
                Parameters.text("environment", query.environment()),
                Parameters.instant("from", query.from(), times),
                Parameters.instant("to", query.to(), times),
                words(Parameters.text("q", query.q())));
    }

    private static Set<String> types(List<String> values) {
        var types = new TreeSet<String>();
        for (String value : values) {
            String type = Parameters.text("type", value);
            if (type != null) {
                types.add(type);
            }
        }
        if (types.size() > MOST_TYPES) {
            throw new BadRequest("type stands at most " + MOST_TYPES + " times");
        }
        return types;
    }

    /** Paths and names in it may be longer than what a person types. */
    private static @Nullable String subject(@Nullable String value) {
        if (value != null && value.length() > LONGEST_SUBJECT) {
            throw new BadRequest("subject may have at most " + LONGEST_SUBJECT + " characters");
        }
        if (value != null && value.indexOf('\0') >= 0) {
            throw new BadRequest("subject may not hold the character U+0000");
        }
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable String words(@Nullable String text) {
        if (text == null) {
            return null;
        }
        List<String> words = Words.of(text);
        if (words.isEmpty()) {
            throw new BadRequest("q holds a word: letters or digits");
        }
        if (words.size() > MOST_WORDS) {
            throw new BadRequest("q holds at most " + MOST_WORDS + " words");
        }
        return text;
    }

    /** As the query of an address, without a question mark: empty for {@link #ALL}. */
    public String query() {
        String href = parameters().links("").href();
        return href.isEmpty() ? href : href.substring(1);
    }

    private TrailParameters parameters() {
        return new TrailParameters(
                List.copyOf(types),
                actor,
                subject,
                domain,
                environment,
                from == null ? null : from.toString(),
                to == null ? null : to.toString(),
                text);
    }
}
