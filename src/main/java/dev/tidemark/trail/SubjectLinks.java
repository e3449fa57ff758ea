package dev.tidemark.trail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.codec.DecodedEntry;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.sentence.Telling;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.QueryLinks;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Pages about what an entry is about. */
@Singleton
class SubjectLinks {

    /** Where the data of an event names its pull request. */
    private static final List<String> HOLDERS = List.of("", "/report", "/command", "/request");

    private final TrailMessages words;

    SubjectLinks(TrailMessages words) {
        this.words = words;
    }

    List<TrailEntry.Link> of(DecodedEntry entry, Scope scope) {
        Map<String, TrailEntry.Link> links = new LinkedHashMap<>();
        String repository = Telling.repositoryIn(entry.envelope().source());
        Subject subject = entry.envelope().subject();
        if (repository != null) {
            change(subject, entry.data())
                    .ifPresent(number ->
                            add(
                                    links,
                                    words.change(),
                                    repository + "#" + number,
                                    "/changes/" + repository + "/" + number));
            project(subject)
                    .ifPresent(key ->
                            add(
                                    links,
                                    words.project(),
                                    key,
                                    "/projects/" + repository + "/" + QueryLinks.segment(key)));
        }
        addScope(links, scope);
        if (subject.kind().equals("policy")) {
            add(links, words.policy(), words.policy(), "/policy");
        }
        if (subject.kind().equals("source")) {
            add(links, words.source(), subject.parts().getFirst(), "/status");
        }
        return new ArrayList<>(links.values());
    }

    private void addScope(Map<String, TrailEntry.Link> links, Scope scope) {
        for (String each : new TreeSet<>(scope.environments())) {
            if (!each.equals(Mapping.ANY)) {
                String href = "/environments/" + QueryLinks.segment(each);
                add(links, words.environment(), each, href);
            }
        }
        for (String each : new TreeSet<>(scope.domains())) {
            if (!each.equals(Mapping.ANY)) {
                add(links, words.domain(), each, "/domains/" + QueryLinks.segment(each));
            }
        }
    }

    private static void add(
            Map<String, TrailEntry.Link> links, String word, String name, String href) {
        links.put(href, new TrailEntry.Link(word, VisibleText.of(name), href));
    }

    private static Optional<Long> change(Subject subject, JsonNode data) {
        if (subject.kind().equals("change")) {
            return number(subject.parts().getLast());
        }
        return HOLDERS.stream()
                .map(holder -> data.at(holder + "/change"))
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::longValue)
                .findFirst();
    }

    private static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,17}")
                ? Optional.of(Long.parseLong(text))
                : Optional.empty();
    }

    /** Its name, else directory and workspace: the last part of a project's address. */
    private static Optional<String> project(Subject subject) {
        if (!subject.kind().equals("project")) {
            return Optional.empty();
        }
        List<String> parts = subject.parts();
        String name = parts.getLast();
        return Optional.of(name.isEmpty() ? parts.get(1) + "@" + parts.get(2) : name);
    }
}
