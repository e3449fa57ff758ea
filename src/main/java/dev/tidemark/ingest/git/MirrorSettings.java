package dev.tidemark.ingest.git;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Which repositories may be fetched: the watched ones of the configured GitHub and no others,
 * whatever address an application names.
 */
@ApplicationScoped
class MirrorSettings {

    private static final Logger LOG = Logger.getLogger(MirrorSettings.class);
    private static final String API_PREFIX = "api.";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<WatchedRepository> watched;
    private final Optional<String> token;
    private final Path directory;

    MirrorSettings(
            @ConfigProperty(name = "tidemark.github.web-url") Optional<URI> webUrl,
            @ConfigProperty(
                            name = "tidemark.github.api-url",
                            defaultValue = "https://api.github.com")
                    URI apiUrl,
            @ConfigProperty(name = "tidemark.github.token") Optional<String> token,
            @ConfigProperty(name = "tidemark.github.repositories")
                    Optional<List<String>> repositories,
            @ConfigProperty(name = "tidemark.data-dir", defaultValue = ".tidemark")
                    Path dataDirectory) {
        this.token = token.filter(text -> !text.isBlank());
        this.directory = dataDirectory.resolve("mirrors");
        URI web = webUrl.filter(url -> url.getHost() != null).orElseGet(() -> webOf(apiUrl));
        this.watched = isSafe(web) ? watched(web, repositories.orElse(List.of())) : List.of();
    }

    /** GitHub's own API has a host of its own, an Enterprise Server's only a path. */
    private static URI webOf(URI api) {
        String authority = authority(api);
        boolean isGitHubs = authority.startsWith(API_PREFIX) && api.getPath().length() < 2;
        return URI.create(
                api.getScheme()
                        + "://"
                        + (isGitHubs ? authority.substring(API_PREFIX.length()) : authority));
    }

    /** Without user and password. */
    private static String authority(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return (address.getHost() + port).toLowerCase(Locale.ROOT);
    }

    private static boolean isSafe(URI web) {
        boolean safe =
                "https".equals(web.getScheme())
                        || ("http".equals(web.getScheme()) && LOOPBACK.contains(web.getHost()));
        if (!safe) {
            LOG.warn("GitHub's address is not https: no repository is fetched from there");
        }
        return safe;
    }

    private static List<WatchedRepository> watched(URI web, List<String> repositories) {
        String address = web.getScheme() + "://" + authority(web);
        return repositories.stream()
                .map(String::strip)
                .filter(name -> RepositoryAddress.parse(address + "/" + name).isPresent())
                .map(name -> new WatchedRepository(address, authority(web), name))
                .toList();
    }

    /** The watched repository that an address means. */
    Optional<WatchedRepository> watched(String repoUrl) {
        return RepositoryAddress.parse(repoUrl).flatMap(this::watched);
    }

    private Optional<WatchedRepository> watched(RepositoryAddress wanted) {
        return watched.stream()
                .filter(one ->
                        RepositoryAddress.parse(one.cloneUrl())
                                .filter(wanted::isSameAs)
                                .isPresent())
                .findFirst();
    }

    List<WatchedRepository> watched() {
        return watched;
    }

    /** A secret: never in a message, a log line or an entry. */
    Optional<String> token() {
        return token;
    }

    /** Where its mirror is. */
    Path directory(WatchedRepository repository) {
        return directory
                .resolve(repository.host().replace(':', '_'))
                .resolve(repository.name().toLowerCase(Locale.ROOT) + ".git");
    }
}
