package dev.tidemark.approval.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.github.Voice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rejection is told in the pull request once, or it is noted why not. */
class RejectingTest {

    private final World world = new World();

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            world.tellsRejection();
            world.passes(Duration.ofSeconds(70));
        }
    }

    @Test
    void whoRejectedAsksForChangesAndSaysWhy() {
        rounds(3);

        assertThat(world.reviews()).hasSize(1);
        assertThat(world.reviews().getFirst().text()).contains("drops a table");
        assertThat(world.reviews().getFirst().author()).isEqualTo(World.APPROVER);
        assertThat(world.verdicts()).containsExactly(Voice.Verdict.REQUEST_CHANGES);
        assertThat(world.comments()).isEmpty();
        assertThat(world.note()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "ENDS_AFTER",
                "ANSWER_LOST",
                "DONE_AND_503",
                "ENDS_BEFORE",
                "BREAKS_BEFORE",
                "REFUSED_503",
                "LIMITED"
            })
    void whateverGoesWrongItIsSaidOnce(Fault fault) {
        // Reviews, comments and the pull request are read, and then it is said.
        world.failing(List.of(Fault.NONE, Fault.NONE, Fault.NONE, fault));

        rounds(6);

        assertThat(world.reviews()).hasSize(1);
        assertThat(world.note()).isNull();
    }

    @Test
    void appSaysItForWhoHasNoTokenWhereThePolicyLetsIt() {
        world.signedIn = false;

        rounds(3);

        assertThat(world.reviews()).isEmpty();
        assertThat(world.said()).hasSize(1);
        assertThat(world.said().getFirst()).contains("drops a table").contains("tanaka");
    }

    @Test
    void withoutTokenAndWithoutThePolicysLeaveItIsNotedAndNotSaid() {
        world.signedIn = false;
        world.actAsApp = false;

        rounds(3);

        assertThat(world.said()).isEmpty();
        assertThat(world.reviews()).isEmpty();
        assertThat(world.note()).contains("has not signed in with GitHub");
    }

    @Test
    void pullRequestThatMovedOnIsNotTold() {
        world.moves(World.Move.HEAD);

        rounds(2);

        assertThat(world.reviews()).isEmpty();
        assertThat(world.note()).contains("moved on");
    }

    @Test
    void gitHubThatStaysAwayIsGivenUp() {
        world.isDown = true;

        rounds(60);

        assertThat(world.reviews()).isEmpty();
        assertThat(world.note()).startsWith("Not told in the pull request: ");
    }
}
