package dev.tidemark.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Addresses of one page: every filter is in them, and each can be set and taken out again. */
public final class QueryLinks {

    private final String path;
    private final Map<String, List<String>> parameters;

    private QueryLinks(String path, Map<String, List<String>> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    /** Without any filter. */
    public static QueryLinks to(String path) {
        return new QueryLinks(path, Map.of());
    }

    /** With this one set, or left out if the value is null or blank. */
    public QueryLinks with(String name, @Nullable String value) {
        var changed = new LinkedHashMap<>(parameters);
        if (value == null || value.isBlank()) {
            changed.remove(name);
        } else {
            changed.put(name, List.of(value.strip()));
        }
        return new QueryLinks(path, changed);
    }

    /** With this one more value of a parameter that may stand several times. */
    public QueryLinks and(String name, String value) {
        var changed = new LinkedHashMap<>(parameters);
        var values = new ArrayList<>(changed.getOrDefault(name, List.of()));
        values.add(value);
        changed.put(name, values);
        return new QueryLinks(path, changed);
    }

    /** Without these. */
    public QueryLinks without(String... names) {
        QueryLinks links = this;
        for (String name : names) {
            links = links.with(name, null);
        }
        return links;
    }

    /** Whether this one is set. */
    public boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** The address. */
    public String href() {
        String query =
                parameters.entrySet().stream()
                        .flatMap(each ->
                                each.getValue().stream()
                                        .map(value -> each.getKey() + "=" + encoded(value)))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Part of a path. */
    public static String segment(String text) {
        // A path has no other way to hold a space or a slash than by its code.
        return encoded(text).replace("+", "%20");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
