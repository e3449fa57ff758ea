package dev.tidemark.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries as a reader takes them that knows CloudEvents and nothing of this log. */
class CloudEventsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/events");

    static List<Path> everyEntryEverReleased() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    /** The directory that it lies in. */
    private static String name(Path file) {
        return file.getName(file.getNameCount() - 2).toString();
    }

    @ParameterizedTest
    @MethodSource("everyEntryEverReleased")
    void entryIsACloudEventInJson(Path file) throws IOException {
        byte[] entry = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
        Recorded<Event> recorded = EntryCodec.decode(0, entry);

        CloudEvent event = new JsonFormat().deserialize(entry);

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo(recorded.id().toString());
        assertThat(event.getType()).startsWith("dev.tidemark." + name(file) + ".v");
        assertThat(event.getSource()).isEqualTo(recorded.envelope().source());
        assertThat(event.getSubject()).isEqualTo(recorded.envelope().subject().value());
        assertThat(event.getTime().toInstant()).isEqualTo(recorded.time());
        assertThat(event.getData()).isNotNull();
        // What the specification allows as a name; its readers drop or refuse others.
        assertThat(event.getExtensionNames())
                .isNotEmpty()
                .allMatch(name -> name.matches("[a-z0-9]{1,20}"));
    }

    @Test
    void everyTypeIsAmongThem() throws IOException {
        assertThat(everyEntryEverReleased())
                .extracting(CloudEventsTest::name)
                .containsAll(
                        EventTypes.names().values().stream()
                                .map(name ->
                                        name.replaceFirst("dev\\.tidemark\\.", "")
                                                .replaceFirst("\\.v[0-9]+$", ""))
                                .toList());
    }
}
