package dev.tidemark.github;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which GitHub, as whom, and which repositories of it are watched. */
@ApplicationScoped
public class GitHubSettings {

    private static final Pattern REPOSITORY_NAME =
            Pattern.compile("[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}");

    private final String apiUrl;
    private final Optional<String> token;
    private final List<String> repositories;
    private final String publicUrl;

    /** As configured. */
    public GitHubSettings(
            @ConfigProperty(
                            name = "tidemark.github.api-url",
                            defaultValue = "https://api.github.com")
                    URI apiUrl,
            @ConfigProperty(name = "tidemark.github.token") Optional<String> token,
            @ConfigProperty(name = "tidemark.github.repositories")
                    Optional<List<String>> repositories,
            @ConfigProperty(name = "tidemark.public-url") URI publicUrl) {
        this.apiUrl = withoutSlash(apiUrl);
        this.token = token.filter(text -> !text.isBlank());
        this.repositories =
                repositories.orElse(List.of()).stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        this.publicUrl = withoutSlash(publicUrl);
    }

    private static String withoutSlash(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Whether this is {@code owner/name}, as GitHub allows them. */
    public static boolean isRepositoryName(String text) {
        return REPOSITORY_NAME.matcher(text).matches();
    }

    /** Without a slash at its end. */
    public String apiUrl() {
        return apiUrl;
    }

    /** A secret: never in a message, a log line or an entry. */
    public Optional<String> token() {
        return token;
    }

    /** Names of watched repositories; those that are not {@code owner/name} are left out. */
    public List<String> repositories() {
        return repositories.stream().filter(GitHubSettings::isRepositoryName).toList();
    }

    /** What was configured as a repository and is not {@code owner/name}. */
    public List<String> misnamedRepositories() {
        return repositories.stream().filter(name -> !isRepositoryName(name)).toList();
    }

    /** The portal's own address, without a slash at its end. */
    public String publicUrl() {
        return publicUrl;
    }
}
