package dev.tidemark.access;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody's browser: it keeps cookies, follows no redirect by itself, and sends what forms have.
 */
final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    final Map<String, String> cookies = new HashMap<>();

    /** One in which somebody of the users file is signed in. */
    static Browser of(String login) {
        var browser = new Browser();
        Response answer = browser.signIn(login, LocalUsers.PASSWORD);
        if (answer.statusCode() != 303) {
            throw new AssertionError(login + " is not signed in: " + answer.asString());
        }
        return browser;
    }

    RequestSpecification request() {
        return given().redirects().follow(false).cookies(cookies);
    }

    Response get(String path) {
        return keep(request().urlEncodingEnabled(false).accept("text/html").get(path));
    }

    Response post(String path, Map<String, String> form) {
        return keep(request().accept("text/html").formParams(form).post(path));
    }

    /** A form of the page that is shown at this path, with its token. */
    Response submit(String page, String path, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("csrf", csrf(page));
        return post(path, form);
    }

    String csrf(String page) {
        Matcher found = CSRF.matcher(get(page).asString());
        return found.find() ? found.group(1) : "";
    }

    Response signIn(String login, String password) {
        return submit("/sign-in", "/sign-in", Map.of("login", login, "password", password));
    }

    Response keep(Response answer) {
        answer.detailedCookies()
                .forEach(cookie -> {
                    if (cookie.getMaxAge() == 0) {
                        cookies.remove(cookie.getName());
                    } else {
                        cookies.put(cookie.getName(), cookie.getValue());
                    }
                });
        return answer;
    }

    String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    String session() {
        return cookies.getOrDefault("tidemark", "");
    }
}
