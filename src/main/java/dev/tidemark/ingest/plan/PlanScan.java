package dev.tidemark.ingest.plan;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/** Reads one plan from end to end and hands out the few parts of it that somebody wants. */
final class PlanScan {

    /** What is done with one field of the plan. */
    enum Take {
        /** Read over. */
        NOTHING,
        /** Handed out as one value. */
        VALUE,
        /** Its elements or members are handed out one by one. */
        ELEMENTS
    }

    /** Whoever wants parts of it. */
    interface Reader {

        /** Asked once for each field of the plan, before its value. */
        Take take(String field);

        /** How many bytes of one part are handed out at most. */
        int limit();

        void read(String field, Piece piece);
    }

    private final JsonBytes json;
    private final Reader reader;
    private final Set<String> seen = new HashSet<>();

    private PlanScan(JsonBytes json, Reader reader) {
        this.json = json;
        this.reader = reader;
    }

    /**
     * Reads all of it.
     *
     * @throws MalformedJson if it is not one JSON object
     */
    static void of(InputStream plan, Reader reader) throws IOException {
        new PlanScan(new JsonBytes(plan), reader).plan();
    }

    private void plan() throws IOException {
        members('{', '}', this::field);
        if (json.peek() >= 0) {
            throw new MalformedJson();
        }
    }

    /** What is done at each member, where its name or value begins. */
    private interface Member {
        void read() throws IOException;
    }

    private void members(char open, char close, Member member) throws IOException {
        json.expect(open);
        if (json.peek() == close) {
            json.expect(close);
            return;
        }
        member.read();
        while (json.peek() == ',') {
            json.expect(',');
            member.read();
        }
        json.expect(close);
    }

    private void field() throws IOException {
        String field = json.name();
        Take take = reader.take(field);
        // Only of those that are wanted, so that strange names take no memory.
        if (take != Take.NOTHING && !seen.add(field)) {
            throw new MalformedJson();
        }
        int next = json.peek();
        if (take == Take.NOTHING) {
            json.skip();
        } else if (take == Take.ELEMENTS && next == '[') {
            members('[', ']', () -> reader.read(field, json.take(null, reader.limit())));
        } else if (take == Take.ELEMENTS && next == '{') {
            members('{', '}', () -> reader.read(field, named()));
        } else {
            reader.read(field, json.take(null, reader.limit()));
        }
    }

    private Piece named() throws IOException {
        String name = json.name();
        return json.take(name, reader.limit());
    }
}
