package dev.tidemark.event;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Percent-encoding of key parts (RFC 3986: everything but the unreserved characters). */
final class NaturalKey {

    private static final String UNRESERVED = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private NaturalKey() {}

    static String join(String... parts) {
        return Arrays.stream(parts).map(NaturalKey::encode).collect(Collectors.joining("/"));
    }

    private static String encode(String part) {
        var encoded = new StringBuilder(part.length());
        for (byte octet : part.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (isUnreserved(character)) {
                encoded.append(character);
            } else {
                encoded.append('%').append(HEX[character >> 4]).append(HEX[character & 0xf]);
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || UNRESERVED.indexOf(character) >= 0;
    }

    static String decode(String part) {
        // URLDecoder reads a plus as a space; encode() never leaves a plus.
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
