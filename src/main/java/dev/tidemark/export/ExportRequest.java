package dev.tidemark.export;

import dev.tidemark.trail.TrailFilter;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.QueryLinks;
import dev.tidemark.web.Times;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be exported.
 *
 * @param after only entries behind this position; null from the first on
 */
record ExportRequest(ExportFormat format, TrailFilter filter, @Nullable Long after) {

    /**
     * Reads the query of an address.
     *
     * @throws BadRequest with the reason
     */
    static ExportRequest of(MultivaluedMap<String, String> query, Times times) {
        return new ExportRequest(
                ExportFormat.of(query.getFirst("format")),
                TrailFilter.of(query, times),
                after(query.getFirst("after")));
    }

    static @Nullable Long after(@Nullable String value) {
        return value == null || value.isBlank() ? null : Parameters.number("after", value);
    }

    /** The parameters of the filter and their values. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        String query = filter.query();
        if (!query.isEmpty()) {
            for (String each : query.split("&", -1)) {
                int equals = each.indexOf('=');
                parameters
                        .computeIfAbsent(each.substring(0, equals), name -> new ArrayList<>())
                        .add(URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    /** The address of it, below a path. */
    String href(String path) {
        QueryLinks links = QueryLinks.to(path);
        for (Map.Entry<String, List<String>> each : parameters().entrySet()) {
            for (String value : each.getValue()) {
                links = links.and(each.getKey(), value);
            }
        }
        return links.with("format", format == ExportFormat.NDJSON ? null : format.word())
                .with("after", after == null ? null : after.toString())
                .href();
    }
}
