package dev.tidemark.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A body, whole: in memory while it is small, in a temporary file from then on. Gives back what it
 * took from the shared allowances when it is closed.
 */
public final class ReceivedBody implements AutoCloseable {

    static final int BLOCK = 64 * 1024;

    private final Semaphore memory;
    private final Semaphore spools;
    private final List<byte[]> blocks = new ArrayList<>();
    private @Nullable FileChannel spool;
    private long size;

    ReceivedBody(Semaphore memory, Semaphore spools) {
        this.memory = memory;
        this.spools = spools;
    }

    public long size() {
        return size;
    }

    boolean isSpooled() {
        return spool != null;
    }

    /** Whether one more block may be kept in memory, which it then must be. */
    boolean takesBlock(int most) {
        return spool == null && blocks.size() < most && memory.tryAcquire();
    }

    /** Adds a block that {@link #takesBlock} allowed. */
    void keep(byte[] block) {
        blocks.add(block);
        size += block.length;
    }

    /**
     * Moves to disk what is in memory. The caller holds a permit for one spool and passes it on.
     */
    void spool() {
        try {
            spool = openTemporaryFile();
            for (byte[] block : blocks) {
                write(block, block.length);
            }
        } catch (IOException e) {
            if (spool == null) {
                // Otherwise close() gives the permit back.
                spools.release();
            }
            throw new UncheckedIOException(e);
        } finally {
            memory.release(blocks.size());
            blocks.clear();
        }
    }

    void append(byte[] bytes, int length) {
        try {
            write(bytes, length);
            size += length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(byte[] bytes, int length) throws IOException {
        var rest = ByteBuffer.wrap(bytes, 0, length);
        while (rest.hasRemaining() && spool != null) {
            spool.write(rest);
        }
    }

    private static FileChannel openTemporaryFile() throws IOException {
        Path file = Files.createTempFile("tidemark-", ".body");
        // Unlinked as soon as it is open, so that not even a crash leaves it behind.
        return FileChannel.open(
                file,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** The bytes from the first. Closing it closes nothing. */
    public InputStream open() {
        if (spool == null) {
            var parts = blocks.stream().map(ByteArrayInputStream::new).toList();
            return new SequenceInputStream(Collections.enumeration(parts));
        }
        try {
            return Channels.newInputStream(new Rereading(spool.position(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        memory.release(blocks.size());
        blocks.clear();
        if (spool != null) {
            try {
                spool.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                spool = null;
                spools.release();
            }
        }
    }

    /** Leaves the channel open, whose closing would delete the file. */
    private record Rereading(FileChannel file) implements java.nio.channels.ReadableByteChannel {

        @Override
        public int read(ByteBuffer into) throws IOException {
            return file.read(into);
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() {}
    }
}
