package dev.tidemark.approval.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Where notifications go. The address may hold a secret, as Slack's does: it is in no message.
 *
 * @param name format and host and what tells it from others there, for people
 */
record Target(String name, Format format, URI address) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** In which form. */
    enum Format {
        SLACK,
        JSON
    }

    /** It is not an address that anything is sent to; the message does not show it. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        Unusable(String why) {
            super(why);
        }
    }

    /** Reads {@code slack=https://…} or {@code json=https://…}. */
    static Target parse(String text) throws Unusable {
        int equals = text.indexOf('=');
        Format format = format(equals < 0 ? "" : text.substring(0, equals));
        URI address = address(text.substring(equals + 1));
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null) {
            throw new Unusable("a target needs a host, and no password in its address");
        }
        boolean isSafe =
                scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
        if (!isSafe) {
            throw new Unusable("a target is https, or http on this machine");
        }
        String name =
                "%s %s #%s".formatted(format.name().toLowerCase(Locale.ROOT), host, mark(address));
        return new Target(name, format, address);
    }

    /** Tells two of one host apart, and nothing of what they hold. */
    private static String mark(URI address) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(address.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 3);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static Format format(String word) throws Unusable {
        return switch (word.strip()) {
            case "slack" -> Format.SLACK;
            case "json" -> Format.JSON;
            default -> throw new Unusable("a target begins with slack= or json=");
        };
    }

    private static URI address(String text) throws Unusable {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException none) {
            // Its message quotes the address.
            throw new Unusable("a target is an address");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
