package dev.tidemark.approval.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever goes wrong at whichever call, in one portal or in two. */
class OutboxProperties {

    @Property(tries = 3_000)
    void sendsExactlyOnceWhenGitHubAnswersInTheEnd(
            @ForAll @Size(max = 8) List<Fault> faults,
            @ForAll boolean signedIn,
            @ForAll boolean tokenIsOld) {
        World world = new World().failing(faults);
        world.signedIn = signedIn;
        world.tokenIsOld = tokenIsOld;

        world.rounds(80);

        assertThat(world.commands()).as("%s", world.said()).isOne();
        assertThat(world.log()).hasSize(1);
        assertThat(world.sent()).isPresent();
        assertThat(world.sent().get().comment())
                .isEqualTo(
                        world.comments().stream()
                                .filter(comment -> comment.text().equals(World.COMMAND))
                                .findFirst()
                                .orElseThrow()
                                .id());
        assertThat(world.reviews()).hasSizeLessThanOrEqualTo(1);
    }

    @Property(tries = 3_000)
    void sendsNothingOnceAnythingMoved(
            @ForAll @Size(max = 6) List<Fault> faults,
            @ForAll boolean signedIn,
            @ForAll @IntRange(max = 14) int call,
            @ForAll World.Move move) {
        World world = new World().failing(faults);
        world.signedIn = signedIn;
        world.movesBefore(call, move);

        world.rounds(80);

        assertThat(world.commandsAfterMove()).isZero();
        assertThat(world.commands()).isLessThanOrEqualTo(1);
        assertThat(world.log()).hasSize(1);
        assertThat(world.sent().isPresent()).isEqualTo(world.commands() == 1);
    }

    @Property(tries = 1_000)
    void losingTheTableOfAttemptsLosesNothing(
            @ForAll @Size(max = 8) List<Fault> faults,
            @ForAll @Size(max = 5) List<@IntRange(min = 1, max = 10) Integer> lostAt) {
        World world = new World().failing(faults);

        for (int round = 0; round < 80; round++) {
            world.round();
            world.passes(Duration.ofSeconds(35));
            if (lostAt.contains(round)) {
                world.forgetAttempts();
            }
        }

        assertThat(world.commands()).isOne();
        assertThat(world.log()).hasSize(1);
    }
}
