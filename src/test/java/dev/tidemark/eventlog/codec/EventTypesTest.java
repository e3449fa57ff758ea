package dev.tidemark.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTypesTest {

    /** One file for every version ever released, written once and never edited. */
    private static final Path GOLDEN = Path.of("src/test/resources/events");

    static Stream<Class<?>> everyEvent() {
        return recordsBelow(Event.class).stream();
    }

    private static List<Class<?>> recordsBelow(Class<?> type) {
        if (type.isRecord()) {
            return List.of(type);
        }
        var records = new ArrayList<Class<?>>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            records.addAll(recordsBelow(permitted));
        }
        return records;
    }

    @Test
    void everyEventHasOneNameAndEveryNameOneEvent() {
        Map<Class<? extends Event>, String> names = EventTypes.names();

        assertThat(names.keySet())
                .hasSameElementsAs(
                        recordsBelow(Event.class).stream()
                                .<Class<? extends Event>>map(type -> type.asSubclass(Event.class))
                                .toList());
        assertThat(names.values()).doesNotHaveDuplicates();
        assertThat(names.values())
                .allMatch(name -> name.matches("dev\\.tidemark\\.[a-z]+\\.[a-z]+\\.v[0-9]+"));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void todaysVersionHasAGoldenFile(Class<? extends Event> event) {
        assertThat(goldenFile(EventTypes.nameOf(event))).exists();
    }

    private static Path goldenFile(String type) {
        int version = type.lastIndexOf(".v");
        return GOLDEN.resolve(type.substring("dev.tidemark.".length(), version))
                .resolve(type.substring(version + 1) + ".json");
    }

    static List<Path> goldenFiles() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void whatWasEverWrittenReadsBackAsTheSame(Path file) throws IOException {
        byte[] entry = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);

        DecodedEntry parsed = EntryCodec.parse(42, entry);
        Event event = EntryCodec.event(parsed.type(), parsed.data());
        EncodedEntry again =
                EntryCodec.encode(
                        new dev.tidemark.event.NewEntry(parsed.envelope(), event),
                        1,
                        (field, text) -> text);

        assertThat(parsed.position()).isEqualTo(42);
        assertThat(EventTypes.nameOf(event.getClass())).isEqualTo(parsed.type());
        assertThat(again.id()).isEqualTo(parsed.id());
        // An entry of an old version reads as today's, so only today's compare to the byte.
        if (EntryCodec.json(entry).path("type").asText().equals(parsed.type())) {
            assertThat(new String(again.recordedAt(parsed.recordedAt()), StandardCharsets.UTF_8))
                    .isEqualTo(new String(entry, StandardCharsets.UTF_8));
        }
    }

    @Test
    void upcastersChainFromAnyOldVersion() {
        var upcasters =
                new Upcasters(
                        List.of(
                                new Upcaster("a.v1", "a.v2", data -> data.put("second", 2)),
                                new Upcaster("a.v2", "a.v3", data -> data.put("third", 3))));
        ObjectNode first = EventJson.MAPPER.createObjectNode().put("first", 1);

        Upcasters.Typed latest = upcasters.latest("a.v1", first);

        assertThat(latest.type()).isEqualTo("a.v3");
        assertThat(latest.data().toString()).isEqualTo("{\"first\":1,\"second\":2,\"third\":3}");
        assertThat(upcasters.latest("b.v1", first).type()).isEqualTo("b.v1");
    }

    @Test
    void unknownTypeIsSaidToBeUnknown() {
        JsonNode data = EventJson.MAPPER.createObjectNode();

        assertThatThrownBy(() -> EntryCodec.event("dev.tidemark.moon.landed.v1", data))
                .hasMessageContaining("dev.tidemark.moon.landed.v1");
    }
}
