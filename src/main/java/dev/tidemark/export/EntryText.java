package dev.tidemark.export;

import dev.tidemark.eventlog.EntryBlock;
import java.io.IOException;
import java.io.OutputStream;

/** How entries are written: the first part of an export. */
public interface EntryText {

    /** The exact bytes of each entry, and a line feed. */
    EntryText NDJSON =
            new EntryText() {
                @Override
                public String part() {
                    return "entries.ndjson";
                }

                @Override
                public void write(EntryBlock entries, OutputStream out) throws IOException {
                    out.write(entries.lines(), 0, entries.length());
                }
            };

    /** The part's name. */
    String part();

    /** Writes what stands above the entries. */
    default void begin(OutputStream out) throws IOException {}

    void write(EntryBlock entries, OutputStream out) throws IOException;
}
