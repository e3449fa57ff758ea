package dev.tidemark.trail;

import dev.tidemark.web.QueryLinks;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The filters as they stand in a URL. */
public record TrailParameters(
        @RestQuery
                @Parameter(
                        description =
                                "A type such as `approval.granted`, or a family such as `approval`;"
                                        + " several times for any of them")
                List<String> type,
        @RestQuery @Parameter(description = "Login of who did it, in any case")
                @Nullable String actor,
        @RestQuery
                @Parameter(
                        description =
                                "What it is about, as the entry says it; ending in a slash, all"
                                        + " below that")
                @Nullable String subject,
        @RestQuery @Parameter(description = "A domain that it is about") @Nullable String domain,
        @RestQuery @Parameter(description = "An environment that it is about")
                @Nullable String environment,
        @RestQuery
                @Parameter(
                        description =
                                "Happened at or after: a day in the portal's time zone, or an"
                                        + " instant")
                @Nullable String from,
        @RestQuery @Parameter(description = "Happened before: a day or an instant")
                @Nullable String to,
        @RestQuery
                @Parameter(
                        description =
                                "At most eight words; each must begin a word of the entry, or be one"
                                        + " if it is a single letter: of titles, messages, names,"
                                        + " paths, revisions")
                @Nullable String q) {

    public TrailParameters {
        // The form of the page sends a type that nobody chose as an empty one.
        type = type.stream().filter(each -> !each.isBlank()).map(String::strip).toList();
    }

    static TrailParameters of(MultivaluedMap<String, String> query) {
        return new TrailParameters(
                query.getOrDefault("type", List.of()),
                query.getFirst("actor"),
                query.getFirst("subject"),
                query.getFirst("domain"),
                query.getFirst("environment"),
                query.getFirst("from"),
                query.getFirst("to"),
                query.getFirst("q"));
    }

    /** The address of a page with all of them. */
    QueryLinks links(String path) {
        QueryLinks links = QueryLinks.to(path).with("q", q);
        for (String each : type) {
            links = links.and("type", each);
        }
        return links.with("actor", actor)
                .with("subject", subject)
                .with("domain", domain)
                .with("environment", environment)
                .with("from", from)
                .with("to", to);
    }
}
