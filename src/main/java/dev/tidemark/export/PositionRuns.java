package dev.tidemark.export;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The positions of an export, for the parts behind its entries: a line for each run of neighbours,
 * in a temporary file, because a filter may let millions of runs through and could let others
 * through when asked again.
 */
final class PositionRuns implements Closeable {

    /** Called with each position in order. */
    @FunctionalInterface
    interface Visitor {
        void visit(long position) throws IOException;
    }

    private final FileChannel file;
    private final OutputStream lines;
    private long first = -1;
    private long last = -1;
    private long runBegin = -1;
    private long count;

    PositionRuns() throws IOException {
        Path path = Files.createTempFile("tidemark-", ".positions");
        // Unlinked as soon as it is open, so that not even a crash leaves it behind.
        file =
                FileChannel.open(
                        path,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
        lines = new BufferedOutputStream(Channels.newOutputStream(file));
    }

    /**
     * The next one.
     *
     * @throws IllegalArgumentException if it is not behind the one before
     */
    void add(long position) throws IOException {
        if (position <= last) {
            throw new IllegalArgumentException(position + " comes behind " + last);
        }
        if (count == 0) {
            first = position;
            runBegin = position;
        } else if (position != last + 1) {
            endRun();
            runBegin = position;
        }
        last = position;
        count++;
    }

    private void endRun() throws IOException {
        String line = runBegin == last ? last + "\n" : runBegin + "-" + last + "\n";
        lines.write(line.getBytes(StandardCharsets.US_ASCII));
    }

    /** Nothing is added any more. */
    void end() throws IOException {
        if (count > 0) {
            endRun();
        }
        lines.flush();
    }

    long count() {
        return count;
    }

    Optional<Long> first() {
        return count == 0 ? Optional.empty() : Optional.of(first);
    }

    Optional<Long> last() {
        return count == 0 ? Optional.empty() : Optional.of(last);
    }

    /** The lines, as they stand in the part. */
    void copyTo(OutputStream out) throws IOException {
        new BufferedInputStream(Channels.newInputStream(file.position(0))).transferTo(out);
    }

    void forEach(Visitor visitor) throws IOException {
        var reader =
                new BufferedReader(
                        new InputStreamReader(
                                Channels.newInputStream(file.position(0)),
                                StandardCharsets.US_ASCII));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            int dash = line.indexOf('-');
            long end = Long.parseLong(line.substring(dash + 1));
            long begin = dash < 0 ? end : Long.parseLong(line.substring(0, dash));
            for (long position = begin; position <= end; position++) {
                visitor.visit(position);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
