package dev.tidemark.keeping;

import dev.tidemark.eventlog.merkle.SignedNote;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The file of a log in an anchor's repository. */
final class AnchorFile {

    private static final String NAME = "checkpoint";

    private AnchorFile() {}

    /**
     * An origin is whatever somebody called it: each of its parts names a directory and no more.
     */
    static String path(String origin) {
        return Arrays.stream(origin.split("/", -1))
                        .map(AnchorFile::directory)
                        .collect(Collectors.joining("/"))
                + "/"
                + NAME;
    }

    private static String directory(String part) {
        // Addresses would have a percent sign encoded again, or not, depending on who makes them.
        String encoded =
                URLEncoder.encode(part, StandardCharsets.UTF_8)
                        .replace('%', '~')
                        .replace("+", "~20");
        boolean isSpecial = encoded.startsWith(".") || encoded.isEmpty();
        return isSpecial ? "~" + encoded : encoded;
    }

    static SignedNote read(byte[] content) throws IOException {
        try {
            return SignedNote.parse(new String(content, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException other) {
            throw new IOException("what is anchored is no signed note", other);
        }
    }
}
