package dev.tidemark.sandbox.openid;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * An application whose users sign in here.
 *
 * @param redirects where it may be called back: compared as texts, letter by letter
 */
public record Client(String id, String secret, List<String> redirects) {

    public Client {
        redirects = List.copyOf(redirects);
    }

    /** Whether a browser may be sent there after signing out: anywhere at the application. */
    boolean isAtHome(String address) {
        try {
            var uri = new URI(address);
            return uri.getHost() != null
                    && redirects.stream().anyMatch(one -> isSameOrigin(URI.create(one), uri));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getRawAuthority().equals(other.getRawAuthority());
    }
}
