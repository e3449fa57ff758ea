package dev.tidemark.event;

import java.util.regex.Pattern;

/**
 * A repository: its host and GitHub's numeric id, or, where nobody could tell the id (a Git clone),
 * its host and {@code owner/name}. Names are labels that may move to another repository; read
 * models resolve a name to the id that was last known by it.
 *
 * @param host such as {@code github.com}
 * @param path the numeric id, or {@code owner/name}
 */
public record Repository(String host, String path) {

    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]+(:[0-9]+)?");
    private static final Pattern ID = Pattern.compile("[0-9]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+");

    public Repository {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("not a host: " + host);
        }
        if (!ID.matcher(path).matches() && !NAME.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "a repository is a numeric id or owner/name, not " + path);
        }
    }

    public static Repository byId(String host, long id) {
        return new Repository(host, Long.toString(id));
    }

    /** GitHub's names ignore case, so they are kept in lower case here. */
    public static Repository byName(String host, String ownerAndName) {
        return new Repository(host, ownerAndName.toLowerCase(java.util.Locale.ROOT));
    }

    /** Reads what {@link #toString} wrote. */
    public static Repository parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a repository is host/owner/name, not " + text);
        }
        return new Repository(text.substring(0, slash), text.substring(slash + 1));
    }

    public boolean isById() {
        return ID.matcher(path).matches();
    }

    @Override
    public String toString() {
        return host + "/" + path;
    }
}
