package dev.tidemark.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.argocd.Placement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long it drifted, by day, and how long until it was repaired. */
class DriftFiguresTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** Midnight in Seoul. */
    private static final Instant DAY = Instant.parse("2026-11-22T15:00:00Z");

    private static Episode episode(
            String domain,
            int from,
            @Nullable Integer to,
            @Nullable Ending ending,
            boolean certain) {
        return new Episode(
                EpisodeKind.APPLICATION,
                domain + from,
                new Placement("production", "argocd", domain, "production", domain),
                null,
                "production",
                DAY.plus(Duration.ofMinutes(from)),
                to == null ? null : DAY.plus(Duration.ofMinutes(to)),
                ending,
                null,
                null,
                certain,
                List.of(),
                0,
                null,
                0,
                null);
    }

    private static DriftHeat heat(Episode... episodes) {
        return DriftHeat.of(
                List.of(episodes),
                Map.of("auth", DAY, "my", DAY),
                DAY.minus(Duration.ofDays(1)),
                DAY.plus(Duration.ofDays(2)),
                SEOUL);
    }

    @Test
    void dayHasTheMinutesThatFellIntoItAndOverlapsCountOnce() {
        DriftHeat heat =
                heat(
                        episode("auth", 23 * 60, 25 * 60, Ending.SYNC, true),
                        episode("auth", 23 * 60 + 30, 24 * 60, Ending.SYNC, true));

        assertThat(heat.days()).hasSize(3);
        assertThat(heat.rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.drifted().get(1)).isEqualTo(Duration.ofHours(1));
                    assertThat(row.drifted().get(2)).isEqualTo(Duration.ofHours(1));
                });
        assertThat(heat.calm()).isEqualTo(1);
    }

    @Test
    void dayBeforeAnybodyWatchedIsNotCalmButUnseen() {
        DriftHeat heat = heat(episode("auth", 10, 20, Ending.SYNC, true));

        assertThat(heat.rows().getFirst().drifted().get(0)).isNull();
        assertThat(heat.rows().getFirst().drifted().get(2)).isEqualTo(Duration.ZERO);
    }

    @Test
    void openEpisodeReachesToTheEndAndAnUndeterminedOneIsNoDrift() {
        DriftHeat heat =
                heat(
                        episode("auth", 24 * 60, null, null, true),
                        episode("my", 0, null, null, false));

        assertThat(heat.rows()).extracting(DriftHeat.Row::name).containsExactly("auth");
        assertThat(heat.rows().getFirst().drifted().get(2)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void repairsLeaveOutDeletionsAndWhatIsOpenOrUncertain() {
        Repairs repairs =
                Repairs.of(
                        List.of(
                                episode("auth", 0, 10, Ending.SYNC, true),
                                episode("auth", 0, 30, Ending.SYNC, true),
                                episode("auth", 0, 2, Ending.SELF_HEAL, true),
                                episode("auth", 0, 500, Ending.DELETION, true),
                                episode("auth", 0, 600, Ending.SYNC, false),
                                episode("auth", 0, null, null, true)),
                        DAY,
                        DAY.plus(Duration.ofDays(1)));

        assertThat(repairs.all()).hasSize(3);
        assertThat(Repairs.median(repairs.all())).isEqualTo(Duration.ofMinutes(10));
        assertThat(repairs.byEnding())
                .extracting(Repairs.Group::ending)
                .containsExactly(Ending.SELF_HEAL, Ending.SYNC);
        assertThat(repairs.byEnding().getLast().median()).isEqualTo(Duration.ofMinutes(20));
        assertThat(repairs.byEnding().getLast().longest()).isEqualTo(Duration.ofMinutes(30));
    }
}
