package dev.tidemark.access;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where somebody goes on after signing in: a page of ours, and nothing else. */
final class OwnPath {

    static final String HOME = "/";

    private static final int LONGEST = 1000;
    private static final String SIGN_IN = "/sign-in";

    private OwnPath() {}

    /** The path as it was asked for, or the first page where it could lead elsewhere. */
    static String of(@Nullable String wanted) {
        return wanted != null && isOwn(wanted) ? wanted : HOME;
    }

    private static boolean isOwn(String path) {
        // Browsers take a second slash, and a backslash for one, as the beginning of a host.
        if (path.length() > LONGEST
                || !path.startsWith("/")
                || path.startsWith("//")
                || path.startsWith(SIGN_IN)
                || path.chars().anyMatch(each -> each <= ' ' || each > '~' || each == '\\')) {
            return false;
        }
        try {
            URI address = new URI(path);
            return !address.isAbsolute() && address.getRawAuthority() == null;
        } catch (URISyntaxException notOne) {
            return false;
        }
    }
}
