package dev.tidemark.change;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Addresses of the list: every filter is in the URL, and each can be taken out again. */
final class ChangeLinks {

    private static final String PAGE = "/changes";

    private final Map<String, String> filters = new LinkedHashMap<>();

    ChangeLinks(ChangeParameters query) {
        put("q", query.q());
        put("state", query.state());
        put("author", query.author());
        put("domain", query.domain());
        put("environment", query.environment());
        put("from", query.from());
        put("to", query.to());
        put("limit", query.limit());
    }

    private void put(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            filters.put(name, value.strip());
        }
    }

    /** The first page with these filters. */
    String first() {
        return address(filters);
    }

    String next(String after) {
        return with("after", after);
    }

    String with(String name, String value) {
        var changed = new LinkedHashMap<>(filters);
        changed.put(name, value);
        return address(changed);
    }

    String without(String name) {
        var changed = new LinkedHashMap<>(filters);
        changed.remove(name);
        return address(changed);
    }

    private static String address(Map<String, String> parameters) {
        String query =
                parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? PAGE : PAGE + "?" + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
