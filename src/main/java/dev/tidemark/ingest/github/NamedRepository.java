package dev.tidemark.ingest.github;

import dev.tidemark.event.Repository;
import dev.tidemark.github.GitHubSettings;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A repository by its id, with the name that it had when this was said.
 *
 * @param name {@code owner/name}, as GitHub spells it
 */
record NamedRepository(Repository repository, String name) {

    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,253}(:[0-9]{1,5})?");

    /** As in the {@code repository} of a payload. */
    static NamedRepository of(Payload payload) {
        Payload repository = payload.object("repository");
        return new NamedRepository(
                Repository.byId(host(repository), repository.number("id")),
                name(repository, "full_name"));
    }

    /** Where this was learnt: read models learn the repository's name from it. */
    URI source() {
        return URI.create("https://" + repository.host() + "/" + name);
    }

    String owner() {
        return name.substring(0, name.indexOf('/'));
    }

    String shortName() {
        return name.substring(name.indexOf('/') + 1);
    }

    /** The host of a web address, with its port if it names one; null if there is none. */
    static @Nullable String hostOf(String webAddress) {
        String address = webAddress.toLowerCase(Locale.ROOT);
        int start = address.indexOf("://");
        if (start < 0 || !address.startsWith("http")) {
            return null;
        }
        String rest = address.substring(start + "://".length());
        int end = rest.indexOf('/');
        String host = end < 0 ? rest : rest.substring(0, end);
        return HOST.matcher(host).matches() ? host : null;
    }

    private static String host(Payload repository) {
        String host = hostOf(repository.text("html_url"));
        if (host == null) {
            throw new UnreadablePayload(repository.pathOf("html_url") + " is not a web address");
        }
        return host;
    }

    private static String name(Payload repository, String field) {
        String name = repository.text(field);
        if (!GitHubSettings.isRepositoryName(name)) {
            throw new UnreadablePayload(repository.pathOf(field) + " is not owner/name");
        }
        return name;
    }
}
