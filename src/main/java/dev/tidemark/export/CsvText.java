package dev.tidemark.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.eventlog.EntryBlock;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.codec.DecodedEntry;
import dev.tidemark.eventlog.codec.EntryCodec;
import dev.tidemark.eventlog.codec.EventTypes;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.sentence.EventSentence;
import dev.tidemark.sentence.Telling;
import dev.tidemark.trail.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180 in UTF-8: a line of named columns, then one for each entry. The columns stay; a new one
 * would come with another name of the format.
 */
final class CsvText implements EntryText {

    private static final String END = "\r\n";

    /** Attributes of an entry as they are stored. */
    private static final List<String> TOLD =
            List.of(
                    "recordedat",
                    "time",
                    "type",
                    "subject",
                    "actor",
                    "actorproof",
                    "observedby",
                    "source",
                    "repository",
                    "revision");

    private static final List<String> LATER = List.of("evidence", "id", "fact");

    /** Tells what entries are about, by position. */
    @FunctionalInterface
    interface Scopes {
        Map<Long, Scope> of(List<Long> positions);
    }

    private final EventSentence sentences;
    private final Scopes scopes;

    CsvText(EventSentence sentences, Scopes scopes) {
        this.sentences = sentences;
        this.scopes = scopes;
    }

    @Override
    public String part() {
        return "entries.csv";
    }

    @Override
    public void begin(OutputStream out) throws IOException {
        var columns = new ArrayList<String>();
        columns.add("position");
        columns.addAll(TOLD);
        columns.addAll(List.of("environment", "domain", "sentence"));
        columns.addAll(LATER);
        columns.addAll(List.of("leafhash", "entry"));
        out.write((String.join(",", columns) + END).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void write(EntryBlock entries, OutputStream out) throws IOException {
        Map<Long, Scope> about = scopes.of(positions(entries));
        var lines = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            append(lines, entries.entry(i), about.get(entries.position(i)));
        }
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Long> positions(EntryBlock entries) {
        return IntStream.range(0, entries.size()).mapToObj(entries::position).toList();
    }

    private void append(StringBuilder lines, StoredEntry stored, @Nullable Scope scope) {
        JsonNode entry = EntryCodec.json(stored.bytes());
        lines.append(stored.position());
        append(lines, entry, TOLD);
        append(lines, scope == null ? "" : together(scope.environments()));
        append(lines, scope == null ? "" : together(scope.domains()));
        append(lines, sentence(stored));
        append(lines, entry, LATER);
        lines.append(',').append(HexFormat.of().formatHex(Hash.leaf(stored.bytes()))).append(',');
        // The exact bytes: it begins with a brace, so it is no formula.
        CsvCell.quote(lines, new String(stored.bytes(), StandardCharsets.UTF_8));
        lines.append(END);
    }

    /** Nothing where a newer version wrote the entry, that knows more types. */
    private String sentence(StoredEntry stored) {
        DecodedEntry entry = stored.parse();
        return EventTypes.classOf(entry.type()).isPresent()
                ? sentences.of(Telling.of(stored.decode())).text()
                : "";
    }

    private static void append(StringBuilder lines, JsonNode entry, List<String> attributes) {
        for (String attribute : attributes) {
            lines.append(',');
            CsvCell.append(lines, entry.path(attribute).textValue());
        }
    }

    private static void append(StringBuilder lines, String text) {
        lines.append(',');
        CsvCell.append(lines, text);
    }

    private static String together(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(";"));
    }
}
