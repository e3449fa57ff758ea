package dev.tidemark.trail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.Envelope;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.Entry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an entry is found by, as lexemes of one {@code tsvector}: its words, and {@code
 * attribute=value} for everything else, which no word looks like.
 */
final class Terms {

    static final String TYPE = "type=";
    static final String ACTOR = "actor=";
    static final String SUBJECT = "subject=";
    static final String ENVIRONMENT = "environment=";
    static final String DOMAIN = "domain=";

    /** A lexeme has at most 2,046 bytes, and a character up to four. */
    private static final int LONGEST = 500;

    /** A push may list thousands of paths: those that come first are found. */
    private static final int MOST_WORDS = 200;

    /** Digests and random ids, which nobody remembers: an index of them is as large as the log. */
    private static final Pattern DIGEST =
            Pattern.compile("[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Terms() {}

    static String of(Entry entry, Mapping mapping) {
        Envelope envelope = entry.envelope();
        Set<String> terms = new LinkedHashSet<>(types(entry.type()));
        Actor actor = envelope.actor();
        if (actor != null) {
            terms.add(term(ACTOR, actor.login().toLowerCase(Locale.ROOT)));
        }
        terms.add(term(SUBJECT, envelope.subject().value()));
        Scope scope = ScopeReading.of(entry, mapping);
        scope.environments().forEach(each -> terms.add(term(ENVIRONMENT, each)));
        scope.domains().forEach(each -> terms.add(term(DOMAIN, each)));
        terms.addAll(words(entry));
        return terms.stream().map(Terms::quoted).collect(Collectors.joining(" "));
    }

    /** {@code approval} and {@code approval.granted}. */
    private static Set<String> types(String type) {
        String name = ShortType.of(type);
        return new TreeSet<>(
                List.of(TYPE + name, TYPE + name.substring(0, (name + ".").indexOf('.'))));
    }

    static String term(String attribute, String value) {
        String term = attribute + value.replace("\0", "\ufffd");
        return term.length() <= LONGEST ? term : term.substring(0, cut(term));
    }

    private static int cut(String term) {
        return Character.isHighSurrogate(term.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }

    /** As both {@code tsvector} and {@code tsquery} read it, whatever it holds. */
    static String quoted(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static Set<String> words(Entry entry) {
        Envelope envelope = entry.envelope();
        var words = new LinkedHashSet<String>();
        if (envelope.actor() != null) {
            words.addAll(Words.of(envelope.actor().login()));
        }
        envelope.subject().parts().forEach(part -> words.addAll(Words.of(part)));
        words.addAll(Words.of(envelope.source().toString()));
        if (envelope.revision() != null) {
            words.add(envelope.revision().sha());
        }
        addTexts(entry.data(), words);
        return words.stream()
                .limit(MOST_WORDS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void addTexts(JsonNode value, Set<String> words) {
        if (words.size() >= MOST_WORDS) {
            return;
        }
        if (value.isTextual() && !DIGEST.matcher(value.textValue()).matches()) {
            words.addAll(Words.of(value.textValue()));
        }
        value.forEach(child -> addTexts(child, words));
    }
}
