package dev.tidemark.access;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The GitHub App that people sign in with, if there is one. */
@Singleton
class GitHubSignIn {

    /** One address only: GitHub compares it, and nothing of a request gets into it. */
    static final String CALLBACK = "/sign-in/github";

    private static final String API_PREFIX = "api.";

    private final URI api;
    private final String web;
    private final Optional<String> clientId;
    private final Optional<String> clientSecret;
    private final String redirect;

    GitHubSignIn(
            @ConfigProperty(
                            name = "tidemark.github.api-url",
                            defaultValue = "https://api.github.com")
                    URI api,
            @ConfigProperty(name = "tidemark.github.web-url") Optional<URI> web,
            @ConfigProperty(name = "tidemark.github.client-id") Optional<String> clientId,
            @ConfigProperty(name = "tidemark.github.client-secret") Optional<String> clientSecret,
            @ConfigProperty(name = "tidemark.public-url") String publicUrl) {
        this.api = api;
        this.web = withoutSlash(web.map(URI::toString).orElseGet(() -> webOf(api)));
        this.clientId = clientId.filter(text -> !text.isBlank());
        this.clientSecret = clientSecret.filter(text -> !text.isBlank());
        this.redirect = withoutSlash(publicUrl) + CALLBACK;
    }

    private static String withoutSlash(String address) {
        return address.replaceFirst("/+$", "");
    }

    /** GitHub's own API has a host of its own, an Enterprise Server's only a path. */
    private static String webOf(URI api) {
        String authority = api.getRawAuthority().toLowerCase(Locale.ROOT);
        boolean isGitHubs = authority.startsWith(API_PREFIX) && api.getPath().length() < 2;
        return api.getScheme()
                + "://"
                + (isGitHubs ? authority.substring(API_PREFIX.length()) : authority);
    }

    boolean isOn() {
        return clientId.isPresent() && clientSecret.isPresent();
    }

    /** Where a browser is sent to. */
    URI authorize(String state, String challenge) {
        return URI.create(
                web
                        + "/login/oauth/authorize?"
                        + form(
                                Map.of(
                                        "client_id", clientId.orElseThrow(),
                                        "redirect_uri", redirect,
                                        "state", state,
                                        "code_challenge", challenge,
                                        "code_challenge_method", "S256")));
    }

    URI tokenAddress() {
        return URI.create(web + "/login/oauth/access_token");
    }

    /** An address of the REST API. */
    URI rest(String path) {
        return URI.create(withoutSlash(api.toString()) + path);
    }

    String exchange(String code, String verifier) {
        return form(
                Map.of(
                        "client_id", clientId.orElseThrow(),
                        "client_secret", clientSecret.orElseThrow(),
                        "code", code,
                        "redirect_uri", redirect,
                        "code_verifier", verifier));
    }

    String refresh(String refreshToken) {
        return form(
                Map.of(
                        "client_id",
                        clientId.orElseThrow(),
                        "client_secret",
                        clientSecret.orElseThrow(),
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        refreshToken));
    }

    private static String form(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(each ->
                                each.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
