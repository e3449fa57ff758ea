package dev.tidemark.ingest.plan;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON byte by byte, in the same little memory whatever the document. It only follows
 * brackets and quotes: what a value means is read by whoever takes its bytes, and what nobody takes
 * is never understood. A parser would keep every different name of the document.
 */
final class JsonBytes {

    private static final int DEEPEST = 1_000;
    private static final int LONGEST_NAME = 4 * 1024;

    private final InputStream source;
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int end;
    private @Nullable PieceBuffer taking;
    private int takenFrom;

    JsonBytes(InputStream source) {
        this.source = source;
    }

    /** The next byte that is no white space, which stays; -1 at the end. */
    int peek() throws IOException {
        while (true) {
            if (at == end && !fill()) {
                return -1;
            }
            byte next = buffer[at];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next & 0xff;
            }
            at++;
        }
    }

    /** Takes the next byte that is no white space, which MUST be this one. */
    void expect(char expected) throws IOException {
        if (peek() != expected) {
            throw new MalformedJson();
        }
        at++;
    }

    /** Reads a name and its colon; empty if it is too long to be one that matters. */
    String name() throws IOException {
        if (peek() != '"') {
            throw new MalformedJson();
        }
        Piece name = take(null, LONGEST_NAME);
        expect(':');
        return name.isWhole() ? PlanTree.text(name.bytes()) : "";
    }

    /** Reads one value and keeps its bytes, up to a limit. */
    Piece take(@Nullable String name, int limit) throws IOException {
        peek();
        var piece = new PieceBuffer(limit);
        taking = piece;
        takenFrom = at;
        skip();
        piece.add(buffer, takenFrom, at);
        taking = null;
        return piece.piece(name);
    }

    /** Reads over one value. */
    void skip() throws IOException {
        int first = peek();
        switch (first) {
            case '{', '[' -> skipNested();
            case '"' -> skipString();
            case -1, '}', ']', ',', ':' -> throw new MalformedJson();
            default -> skipLiteral();
        }
    }

    private void skipNested() throws IOException {
        var objects = new BitSet();
        int depth = 0;
        do {
            int next = next();
            switch (next) {
                case '{', '[' -> {
                    if (depth == DEEPEST) {
                        throw new MalformedJson();
                    }
                    objects.set(depth++, next == '{');
                }
                case '}', ']' -> {
                    if (objects.get(--depth) != (next == '}')) {
                        throw new MalformedJson();
                    }
                }
                case '"' -> skipRestOfString();
                default -> {}
            }
        } while (depth > 0);
    }

    private void skipString() throws IOException {
        next();
        skipRestOfString();
    }

    private void skipRestOfString() throws IOException {
        while (at < end || fill()) {
            byte next = buffer[at++];
            if (next == '"') {
                return;
            }
            if (next == '\\') {
                next();
            }
        }
        throw new MalformedJson();
    }

    private void skipLiteral() throws IOException {
        while (at < end || fill()) {
            byte next = buffer[at];
            if (next == ',' || next == '}' || next == ']' || (next <= ' ' && next >= 0)) {
                return;
            }
            at++;
        }
    }

    private int next() throws IOException {
        if (at == end && !fill()) {
            throw new MalformedJson();
        }
        return buffer[at++] & 0xff;
    }

    private boolean fill() throws IOException {
        if (taking != null) {
            taking.add(buffer, takenFrom, end);
            takenFrom = 0;
        }
        at = 0;
        end = Math.max(0, source.read(buffer));
        return end > 0;
    }
}
