package dev.tidemark.ingest.github;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which GitHub, as whom, and which repositories of it are watched. */
@ApplicationScoped
class GitHubSettings {

    private final String apiUrl;
    private final Optional<String> token;
    private final List<String> repositories;
    private final String publicUrl;

    GitHubSettings(
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

    /** Without a slash at its end. */
    String apiUrl() {
        return apiUrl;
    }

    /** A secret: never in a message, a log line or an entry. */
    Optional<String> token() {
        return token;
    }

    /** Names of watched repositories; those that are not {@code owner/name} are left out. */
    List<String> repositories() {
        return repositories.stream().filter(NamedRepository::isName).toList();
    }

    /** What was configured as a repository and is not {@code owner/name}. */
    List<String> misnamedRepositories() {
        return repositories.stream().filter(name -> !NamedRepository.isName(name)).toList();
    }

    /** Where GitHub is told to deliver. */
    String webhookUrl() {
        return publicUrl + GitHubWebhook.PATH;
    }
}
