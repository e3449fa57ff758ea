package dev.tidemark.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a database is and who signs in, as {@code postgresql://user:password@host:5432/name}.
 *
 * @param parameters what follows the question mark, or empty
 */
public record DatabaseAddress(
        String user, String password, String host, int port, String name, String parameters) {

    private static final int DEFAULT_PORT = 5432;
    private static final String FORM =
            "must have the form postgresql://user:password@host:5432/name";

    /**
     * Reads an address.
     *
     * @param variable where it comes from, named in the error; the address itself never is, because
     *     it holds a password
     * @throws IllegalArgumentException if it has another form
     */
    public static DatabaseAddress parse(String variable, String text) {
        URI uri = parseUri(variable, text);
        String userInfo = uri.getRawUserInfo();
        boolean isPostgres =
                "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!isPostgres
                || userInfo == null
                || uri.getHost() == null
                || uri.getPath().length() < 2) {
            throw new IllegalArgumentException(variable + " " + FORM);
        }
        int colon = userInfo.indexOf(':');
        return new DatabaseAddress(
                decode(colon < 0 ? userInfo : userInfo.substring(0, colon)),
                colon < 0 ? "" : decode(userInfo.substring(colon + 1)),
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                uri.getPath().substring(1),
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    private static URI parseUri(String variable, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException hidden) {
            // The cause would repeat the address, and with it the password.
            throw new IllegalArgumentException(variable + " " + FORM);
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** For the JDBC driver, which is told the user and the password apart. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + place();
    }

    /** For the reactive driver, which is told the user and the password apart. */
    public String reactiveUrl() {
        return "postgresql://" + place();
    }

    private String place() {
        return host + ":" + port + "/" + name + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** The whole address, password included: what {@link #parse} reads. Never for a log line. */
    public String secretUrl() {
        return "postgresql://" + encode(user) + ":" + encode(password) + "@" + place();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + place();
    }
}
