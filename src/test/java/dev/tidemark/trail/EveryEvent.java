package dev.tidemark.trail;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.codec.EntryCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries of every type of the vocabulary, told by several people of several things. */
final class EveryEvent {

    static final List<String> PEOPLE = List.of("hana", "Jonas", "o'neill\\", "minsu kim");
    static final List<String> NAMES = List.of("my", "auth", "scan", "o'neill\\");
    static final List<String> ENVIRONMENTS = List.of("production", "staging", "dev");
    static final Instant MORNING = Instant.parse("2026-11-23T00:00:00Z");

    private static final Path GOLDEN = Path.of("src/test/resources/events");
    private static final List<Recorded<Event>> SAMPLES = samples();

    private EveryEvent() {}

    private static List<Recorded<Event>> samples() {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            var samples = new ArrayList<Recorded<Event>>();
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                byte[] entry = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
                samples.add(EntryCodec.decode(0, entry));
            }
            return samples;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One of each, as it was written. */
    static List<Recorded<Event>> each() {
        return SAMPLES;
    }

    /** Some entry; no two of one fact. */
    static NewEntry some(Random random) {
        Recorded<Event> sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
        Envelope told = sample.envelope();
        return new NewEntry(
                new Envelope(
                        Fact.of("some", Long.toHexString(random.nextLong())),
                        subject(told.subject(), random),
                        told.source(),
                        MORNING.plusSeconds(random.nextInt(86_400)),
                        sample.event() instanceof ApprovalEvent ? somebody(random) : maybe(random),
                        told.proof(),
                        told.observedBy(),
                        told.mapper(),
                        told.repository(),
                        told.revision(),
                        told.evidence(),
                        null),
                sample.event());
    }

    private static Subject subject(Subject told, Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        String place = ENVIRONMENTS.get(random.nextInt(ENVIRONMENTS.size()));
        return switch (told.kind()) {
            case "application", "applicationset" -> Subject.of(told.kind(), place, "argocd", name);
            default -> told;
        };
    }

    private static @Nullable Actor maybe(Random random) {
        return random.nextInt(5) == 0 ? null : somebody(random);
    }

    private static Actor somebody(Random random) {
        return new Actor(PEOPLE.get(random.nextInt(PEOPLE.size())), null);
    }
}
