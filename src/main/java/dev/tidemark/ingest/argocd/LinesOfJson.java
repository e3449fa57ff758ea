package dev.tidemark.ingest.argocd;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of a limited length. */
final class LinesOfJson {

    private final InputStream stream;
    private final int longest;

    LinesOfJson(InputStream stream, int longest) {
        this.stream = new BufferedInputStream(stream, 1 << 16);
        this.longest = longest;
    }

    /**
     * The next one that is not blank; empty at the end. A last line without an end was cut off, and
     * is none.
     */
    Optional<byte[]> next() throws IOException {
        var line = new ByteArrayOutputStream(1 << 12);
        for (int each = stream.read(); each >= 0; each = stream.read()) {
            if (each != '\n') {
                if (line.size() == longest) {
                    throw new IOException("a line is longer than " + longest + " bytes");
                }
                line.write(each);
            } else if (line.size() > 0) {
                return Optional.of(line.toByteArray());
            }
        }
        return Optional.empty();
    }
}
