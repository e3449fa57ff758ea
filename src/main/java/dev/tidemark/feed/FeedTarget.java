package dev.tidemark.feed;

import dev.tidemark.posting.PostAddress;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who gets the log posted.
 *
 * @param name for people and commands
 * @param key a secret, which signs what is posted
 */
record FeedTarget(String name, PostAddress address, byte[] key) {

    /** As Standard Webhooks writes secrets. */
    private static final Pattern LINE =
            Pattern.compile(
                    "([a-z0-9][a-z0-9-]{0,49})\\s+(\\S{1,2000})\\s+whsec_([A-Za-z0-9+/=]{32,200})");

    private static final int SHORTEST_KEY = 24;

    /** Reads {@code NAME ADDRESS SECRET}; what is wrong is told without the address and secret. */
    static FeedTarget parse(String line) throws PostAddress.Unusable {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new PostAddress.Unusable(
                    "a line is 'NAME ADDRESS SECRET': a name of small letters, digits and dashes,"
                            + " an address, and whsec_ with the base64 of 24 to 64 random bytes");
        }
        return new FeedTarget(
                parts.group(1), PostAddress.parse(parts.group(2)), key(parts.group(3)));
    }

    private static byte[] key(String base64) throws PostAddress.Unusable {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length >= SHORTEST_KEY) {
                return key;
            }
        } catch (IllegalArgumentException malformed) {
            // said below, as for one that is too short
        }
        throw new PostAddress.Unusable("a secret is the base64 of 24 to 64 random bytes");
    }

    @Override
    public String toString() {
        return name + " at " + address;
    }
}
