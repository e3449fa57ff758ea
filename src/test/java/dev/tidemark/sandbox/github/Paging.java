package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pages of a list, tied together by Link headers. */
final class Paging {

    private static final int DEFAULT_SIZE = 30;
    private static final int LARGEST_SIZE = 100;

    private final Links links;

    Paging(Links links) {
        this.links = links;
    }

    <T> ApiResponse page(ApiRequest request, List<T> all, Function<T, ? extends JsonNode> form) {
        return new ApiResponse(200, items(request, all, form), headers(request, all.size()));
    }

    <T> ArrayNode items(ApiRequest request, List<T> all, Function<T, ? extends JsonNode> form) {
        int size = size(request);
        long from = Math.min(all.size(), (request.number("page", 1) - 1L) * size);
        long to = Math.min(all.size(), from + size);
        return Json.array(all.subList((int) from, (int) to), form);
    }

    Map<String, String> headers(ApiRequest request, int total) {
        int page = request.number("page", 1);
        int last = Math.max(1, Math.ceilDiv(total, size(request)));
        var relations = new ArrayList<String>();
        if (page > 1) {
            relations.add(link(request, "page", Math.min(page - 1, last) + "", "prev"));
        }
        if (page < last) {
            relations.add(link(request, "page", page + 1 + "", "next"));
            relations.add(link(request, "page", last + "", "last"));
        }
        if (page > 1) {
            relations.add(link(request, "page", "1", "first"));
        }
        return relations.isEmpty() ? Map.of() : Map.of("Link", String.join(", ", relations));
    }

    static int size(ApiRequest request) {
        return Math.min(request.number("per_page", DEFAULT_SIZE), LARGEST_SIZE);
    }

    String link(ApiRequest request, String parameter, String value, String relation) {
        var query = new LinkedHashMap<>(request.query());
        query.put(parameter, value);
        var text =
                query.entrySet().stream()
                        .map(one -> one.getKey() + "=" + encode(one.getValue()))
                        .collect(Collectors.joining("&"));
        return "<%s%s?%s>; rel=\"%s\"".formatted(links.api(), request.address(), text, relation);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
