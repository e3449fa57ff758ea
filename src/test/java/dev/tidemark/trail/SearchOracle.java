package dev.tidemark.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.eventlog.StoredEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a filter lets through, from the stored bytes alone and without an index. */
final class SearchOracle {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}]+");

    private final List<JsonNode> entries = new ArrayList<>();
    private final Set<String> domainOfMy = new HashSet<>();

    SearchOracle(List<StoredEntry> log) {
        for (StoredEntry stored : log) {
            JsonNode entry = read(stored);
            entries.add(entry);
            // The samples of both are labelled with the domain `my`.
            if (entry.path("data").has("spec")) {
                domainOfMy.add(entry.path("subject").asText());
            }
        }
    }

    private static JsonNode read(StoredEntry stored) {
        try {
            return JSON.readTree(stored.bytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Rising. */
    List<Long> positions(TrailFilter filter) {
        var positions = new ArrayList<Long>();
        for (int position = 0; position < entries.size(); position++) {
            if (lets(filter, entries.get(position))) {
                positions.add((long) position);
            }
        }
        return positions;
    }

    private boolean lets(TrailFilter filter, JsonNode entry) {
        return (filter.types().isEmpty()
                        || filter.types().stream().anyMatch(type -> isOfType(entry, type)))
                && (filter.actor() == null
                        || filter.actor().equalsIgnoreCase(entry.path("actor").asText()))
                && (filter.subject() == null || isAbout(entry, filter.subject()))
                && (filter.domain() == null || isInDomain(entry, filter.domain()))
                && (filter.environment() == null || isIn(entry, filter.environment()))
                && (filter.from() == null || !time(entry).isBefore(filter.from()))
                && (filter.to() == null || time(entry).isBefore(filter.to()))
                && (filter.text() == null || holds(entry, filter.text()));
    }

    private static boolean isOfType(JsonNode entry, String type) {
        String whole = entry.path("type").asText();
        return whole.equals("dev.tidemark." + type + ".v1")
                || whole.matches("dev\\.tidemark\\." + Pattern.quote(type) + "\\.[a-z]+\\.v1");
    }

    private static boolean isAbout(JsonNode entry, String subject) {
        String own = entry.path("subject").asText();
        return subject.endsWith("/") ? own.startsWith(subject) : own.equals(subject);
    }

    private boolean isInDomain(JsonNode entry, String domain) {
        return isWidened(entry)
                || (domain.equals("my") && domainOfMy.contains(entry.path("subject").asText()));
    }

    private static boolean isIn(JsonNode entry, String environment) {
        String[] subject = entry.path("subject").asText().split("/", -1);
        boolean bySubject =
                switch (subject[0]) {
                    case "application", "applicationset" -> subject[1].equals(environment);
                    case "project" -> subject[3].equals(environment);
                    default -> false;
                };
        return bySubject || isInByData(entry.path("data"), environment) || isWidened(entry);
    }

    /** The sample of a push lists a directory, below which anything may have changed. */
    private static boolean isWidened(JsonNode entry) {
        return entry.path("data").path("widened").asBoolean();
    }

    private static boolean isInByData(JsonNode data, String environment) {
        for (JsonNode holder :
                List.of(data, data.path("report"), data.path("request"), data.path("command"))) {
            JsonNode project = holder.path("project");
            if (project.path("workspace").asText().equals(environment)
                    || holder.path("workspace").asText().equals(environment)) {
                return true;
            }
        }
        for (JsonNode section : data.path("sections")) {
            if (section.path("project").path("workspace").asText().equals(environment)) {
                return true;
            }
        }
        return data.path("run").path("play").path("environment").asText().equals(environment);
    }

    private static Instant time(JsonNode entry) {
        return Instant.parse(entry.path("time").asText());
    }

    private static boolean holds(JsonNode entry, String text) {
        Set<String> words = words(entry);
        return wordsIn(text).stream()
                .allMatch(wanted ->
                        wanted.matches("[a-z0-9]")
                                ? words.contains(wanted)
                                : words.stream().anyMatch(word -> word.startsWith(wanted)));
    }

    private static Set<String> words(JsonNode entry) {
        Set<String> words = new HashSet<>(wordsIn(entry.path("actor").asText()));
        words.addAll(
                wordsIn(
                        URLDecoder.decode(
                                entry.path("subject").asText().replaceFirst("^[^/]*", ""),
                                StandardCharsets.UTF_8)));
        words.addAll(wordsIn(entry.path("source").asText()));
        words.addAll(wordsIn(entry.path("revision").asText()));
        addAll(entry.path("data"), words);
        return words;
    }

    private static void addAll(JsonNode value, Set<String> words) {
        boolean isRandom = value.asText().matches("[0-9a-f]{64}|[0-9a-f-]{36}");
        if (value.isTextual() && !isRandom) {
            words.addAll(wordsIn(value.asText()));
        }
        value.forEach(child -> addAll(child, words));
    }

    private static List<String> wordsIn(String text) {
        var words = new ArrayList<String>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }
}
