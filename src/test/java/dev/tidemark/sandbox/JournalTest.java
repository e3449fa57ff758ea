package dev.tidemark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.sandbox.Journal.Done;
import dev.tidemark.sandbox.Journal.Told;
import dev.tidemark.sandbox.story.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Instant LIVE = Instant.parse("2026-11-23T08:12:00Z");

    @Test
    void storyGoesOnWhereItEnded(@TempDir Path directory) throws IOException {
        var file = directory.resolve("journal");
        var journal = Journal.open(file, settings(7, LIVE));
        journal.write(new Told(LIVE.plusSeconds(20)));
        var done = new Done(LIVE.plusNanos(30_000_000_001L), "push", Map.of("by", "hana\n\"김\""));
        journal.write(done);
        journal.write(new Told(LIVE.plusSeconds(45)));

        var live = Journal.live(file, Instant.EPOCH);
        var again = Journal.open(file, settings(7, live));

        assertThat(live).isEqualTo(LIVE);
        assertThat(again.next()).isEqualTo(new Told(LIVE.plusSeconds(20)));
        assertThat(again.next()).isEqualTo(done);
        assertThat(again.next()).isEqualTo(new Told(LIVE.plusSeconds(45)));
        assertThat(again.next()).isNull();
    }

    @Test
    void lineCutShortByACrashWasNeverTold(@TempDir Path directory) throws IOException {
        var file = directory.resolve("journal");
        Journal.open(file, settings(7, LIVE)).write(new Told(LIVE.plusSeconds(20)));
        Files.writeString(file, "2026-11-23T0", StandardOpenOption.APPEND);

        var again = Journal.open(file, settings(7, LIVE));

        assertThat(again.next()).isEqualTo(new Told(LIVE.plusSeconds(20)));
        assertThat(again.next()).isNull();
    }

    @Test
    void anotherStoryIsRefused(@TempDir Path directory) throws IOException {
        var file = directory.resolve("journal");
        Journal.open(file, settings(7, LIVE));

        assertThatThrownBy(() -> Journal.open(file, settings(8, LIVE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another story");
    }

    private static Story.Settings settings(long seed, Instant live) {
        return new Story.Settings(seed, live, 1, 60, false, false);
    }
}
