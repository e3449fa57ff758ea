package dev.tidemark.sandbox.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a query or of a posted form.
 *
 * @param repeats whether one came twice, which OAuth forbids
 */
public record Form(Map<String, String> values, boolean repeats) {

    private static final int LARGEST = 64 << 10;

    /** Of text in the form {@code a=1&b=2}; what cannot be decoded is left out. */
    public static Form of(@Nullable String encoded) {
        var values = new LinkedHashMap<String, String>();
        boolean repeats = false;
        for (var pair : (encoded == null ? "" : encoded).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                var value = decoded(pair.substring(equals + 1));
                repeats |= values.putIfAbsent(decoded(pair.substring(0, equals)), value) != null;
            }
        }
        return new Form(values, repeats);
    }

    /** What was posted, or what stands in the address of anything else. */
    public static Form of(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(LARGEST);
        return exchange.getRequestMethod().equals("POST")
                ? of(new String(body, StandardCharsets.UTF_8))
                : of(exchange.getRequestURI().getRawQuery());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** One without a value counts as left out, as in OAuth. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** An empty text if it was left out. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** As an address carries it. */
    public static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An address with more parameters than it had. */
    public static String appended(String address, Map<String, String> values) {
        return address + (address.contains("?") ? "&" : "?") + encoded(values);
    }
}
