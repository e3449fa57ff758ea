package dev.tidemark.access;

import dev.tidemark.event.Actor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The people of a portal without a provider, read again when the file changes. */
@Singleton
class UsersFile {

    private static final Logger LOG = Logger.getLogger(UsersFile.class);
    private static final long LARGEST = 1 << 20;

    private record Known(FileTime changed, long size, Map<String, LocalUser> users) {}

    private final Optional<Path> file;
    private volatile Known known = new Known(FileTime.fromMillis(0), -1, Map.of());

    UsersFile(@ConfigProperty(name = "tidemark.users-file") Optional<Path> file) {
        this.file = file;
    }

    /**
     * Somebody by their login; nothing if the file cannot be read, so that nobody stays for ever.
     */
    Optional<LocalUser> user(String login) {
        return Optional.ofNullable(users().get(login));
    }

    /** Anybody, whose password is checked in place of one who is not there. */
    Optional<LocalUser> anybody() {
        return users().values().stream().findFirst();
    }

    private Map<String, LocalUser> users() {
        if (file.isEmpty()) {
            return Map.of();
        }
        try {
            var attributes = Files.readAttributes(file.get(), BasicFileAttributes.class);
            Known last = known;
            if (!attributes.lastModifiedTime().equals(last.changed())
                    || attributes.size() != last.size()) {
                last =
                        new Known(
                                attributes.lastModifiedTime(),
                                attributes.size(),
                                read(file.get(), attributes.size()));
                known = last;
            }
            return last.users();
        } catch (IOException unreadable) {
            LOG.warn("The file that TIDEMARK_USERS_FILE names cannot be read: nobody is in it.");
            return Map.of();
        }
    }

    private static Map<String, LocalUser> read(Path file, long size) throws IOException {
        if (size > LARGEST) {
            throw new IOException("too large");
        }
        var users = new LinkedHashMap<String, LocalUser>();
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            if (yaml.load(Files.readString(file)) instanceof List<?> entries) {
                entries.forEach(entry -> add(entry, users));
            }
        } catch (YAMLException malformed) {
            // Its message quotes the file.
            LOG.warn("The file of TIDEMARK_USERS_FILE is not YAML: nobody is in it.");
        }
        return users;
    }

    private static void add(Object entry, Map<String, LocalUser> users) {
        int number = users.size() + 1;
        try {
            LocalUser user = user(entry);
            if (users.putIfAbsent(user.login(), user) != null) {
                throw new IllegalArgumentException("its login is taken");
            }
        } catch (IllegalArgumentException unusable) {
            LOG.warnf(
                    "An entry after %d good ones in the file of TIDEMARK_USERS_FILE is left out:"
                            + " %s.",
                    number - 1, unusable.getMessage());
        }
    }

    private static LocalUser user(Object entry) {
        if (!(entry instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("it is not a map");
        }
        String login = text(fields, "login");
        if (!LocalUser.isLogin(login)) {
            throw new IllegalArgumentException(
                    "a login is 1 to 39 of a-z, 0-9, dot, underscore and hyphen");
        }
        return new LocalUser(
                login,
                PasswordHash.parse(text(fields, "password")),
                roles(fields.get("roles")),
                github(fields.get("github")));
    }

    private static String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("it has no " + name + ", or not as a text");
    }

    private static Set<Role> roles(@Nullable Object listed) {
        var roles = EnumSet.noneOf(Role.class);
        if (listed instanceof List<?> words) {
            for (Object word : words) {
                roles.add(
                        Role.of(String.valueOf(word))
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "a role is viewer, lead, auditor or admin")));
            }
        } else if (listed != null) {
            throw new IllegalArgumentException("roles are a list");
        }
        return roles;
    }

    private static @Nullable Actor github(@Nullable Object account) {
        if (account == null) {
            return null;
        }
        if (account instanceof Map<?, ?> fields
                && fields.get("login") instanceof String login
                && !login.isBlank()
                && fields.get("id") instanceof Number id
                && id.longValue() > 0) {
            return new Actor(login, Long.toString(id.longValue()));
        }
        throw new IllegalArgumentException("github is a login and the account's numeric id");
    }
}
