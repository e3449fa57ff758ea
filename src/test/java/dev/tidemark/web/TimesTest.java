package dev.tidemark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.sentence.Bundles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:12:00Z");

    private final Times times =
            new Times(
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    Optional.of("Asia/Seoul"),
                    Bundles.of(ShellMessages.class));

    @ParameterizedTest
    @CsvSource({
        "PT41S, 41 s",
        "PT2M12S, 2 min 12 s",
        "PT3M, 3 min",
        "PT3H5M, 3 h 05 min",
        "PT23H59M59S, 23 h 59 min",
        "P6DT3H, 6 d 3 h",
        "PT-5S, 0 s"
    })
    void durationsHaveTwoUnitsAtMost(Duration duration, String words) {
        assertThat(times.duration(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "2, just now",
        "41, 41 s ago",
        "4020, 67 min ago",
        "93600, 26 h ago",
        "1036800, 12 d ago"
    })
    void agesHaveOneUnit(long seconds, String words) {
        assertThat(times.age(NOW.minusSeconds(seconds))).isEqualTo(words);
    }

    @Test
    void clockThatRunsAheadIsJustNow() {
        assertThat(times.age(NOW.plusSeconds(300))).isEqualTo("just now");
    }

    @Test
    void timesAreOfTheConfiguredZoneWithTheYearOnlyWhereItDiffers() {
        assertThat(times.brief(NOW)).isEqualTo("17:12");
        assertThat(times.brief(NOW.minus(Duration.ofDays(1)))).isEqualTo("22 Nov");
        assertThat(times.moment(Instant.parse("2025-01-02T03:04:05Z")))
                .isEqualTo("2 Jan 2025 12:04");
        assertThat(times.exact(NOW)).isEqualTo("2026-11-23 17:12:00 KST, 2026-11-23T08:12:00Z");
        assertThat(times.zoneNow()).isEqualTo("KST, UTC+09:00");
    }

    @Test
    void daysBeginInTheConfiguredZone() {
        assertThat(times.startOf(LocalDate.parse("2026-11-23"))).isEqualTo("2026-11-22T15:00:00Z");
    }
}
