package dev.tidemark.posting;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Where something is posted. The address may hold a secret, as Slack's does: it is in no message.
 */
public record PostAddress(URI uri) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** It is not an address that anything is sent to; the message does not show it. */
    public static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        public Unusable(String why) {
            super(why);
        }
    }

    /** Reads an address that is safe to post to. */
    public static PostAddress parse(String text) throws Unusable {
        URI uri = uri(text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null) {
            throw new Unusable("a target needs a host, and no password in its address");
        }
        boolean isSafe =
                scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
        if (!isSafe) {
            throw new Unusable("a target is https, or http on this machine");
        }
        return new PostAddress(uri);
    }

    private static URI uri(String text) throws Unusable {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException none) {
            // Its message quotes the address.
            throw new Unusable("a target is an address");
        }
    }

    /** The host and what tells it from others there, and nothing of what the address holds. */
    public String mark() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(uri.toString().getBytes(StandardCharsets.UTF_8));
            return uri.getHost() + " #" + HexFormat.of().formatHex(hash, 0, 3);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return mark();
    }
}
