package dev.tidemark.ingest.plan;

import dev.tidemark.ingest.BodyLimit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that is refused where it gets longer than a body may be: a little gzip holds much. */
final class LimitedStream extends FilterInputStream {

    private final BodyLimit limit;
    private long read;

    LimitedStream(InputStream in, BodyLimit limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int more = super.read(into, from, length);
        count(Math.max(0, more));
        return more;
    }

    private void count(int more) {
        read += more;
        if (read > limit.bytes()) {
            throw limit.exceeded();
        }
    }
}
