package dev.tidemark.approval.notification;

import dev.tidemark.posting.PostAddress;
import java.util.Locale;

/**
 * Where notifications go.
 *
 * @param name format and host and what tells it from others there, for people
 */
record Target(String name, Format format, PostAddress address) {

    /** In which form. */
    enum Format {
        SLACK,
        JSON
    }

    /** Reads {@code slack=https://…} or {@code json=https://…}. */
    static Target parse(String text) throws PostAddress.Unusable {
        int equals = text.indexOf('=');
        Format format = format(equals < 0 ? "" : text.substring(0, equals));
        PostAddress address = PostAddress.parse(text.substring(equals + 1));
        String name = format.name().toLowerCase(Locale.ROOT) + " " + address.mark();
        return new Target(name, format, address);
    }

    private static Format format(String word) throws PostAddress.Unusable {
        return switch (word.strip()) {
            case "slack" -> Format.SLACK;
            case "json" -> Format.JSON;
            default -> throw new PostAddress.Unusable("a target begins with slack= or json=");
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
