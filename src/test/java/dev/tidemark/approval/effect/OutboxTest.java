package dev.tidemark.approval.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.EffectEvent.Sent;
import dev.tidemark.event.EffectEvent.Speaker;
import dev.tidemark.event.NewEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxTest {

    /** The call by which a person gives the command. */
    private static final int COMMANDING = 9;

    private final World world = new World();

    @Test
    void personReviewsTheCommitAndThenGivesTheCommandAlone() {
        world.round();

        assertThat(world.reviews())
                .singleElement()
                .satisfies(review -> {
                    assertThat(review.commit()).isEqualTo(World.REQUEST.head().sha());
                    assertThat(review.text())
                            .contains("/approvals/" + World.REQUEST.id())
                            .contains("> adds a disk");
                });
        assertThat(world.said()).containsExactly("atlantis apply -p data");
        Sent sent = world.sent().orElseThrow();
        assertThat(sent.speaker()).isEqualTo(Speaker.APPROVER);
        assertThat(sent.review()).isEqualTo(world.reviews().getFirst().id());
        NewEntry entry = world.log().getFirst();
        assertThat(entry.envelope().actor()).isEqualTo(World.APPROVER);
        assertThat(entry.envelope().fact().value())
                .isEqualTo("effect/" + World.REQUEST.id() + "/1/sent");
    }

    @Test
    void appSaysWhoLetItOutInACommentBeforeTheCommand() {
        world.signedIn = false;

        world.round();

        assertThat(world.reviews()).isEmpty();
        assertThat(world.said()).hasSize(2);
        assertThat(world.said().getFirst()).contains("`tanaka` let out").contains("> adds a disk");
        assertThat(world.said().getLast()).isEqualTo("atlantis apply -p data");
        assertThat(world.sent().orElseThrow().speaker()).isEqualTo(Speaker.APP);
        assertThat(world.log().getFirst().envelope().actor()).isEqualTo(World.APP);
    }

    @Test
    void appDoesNotSpeakWhereThePolicyDoesNotLetIt() {
        world.signedIn = false;
        world.actAsApp = false;

        world.round();

        assertThat(world.said()).isEmpty();
        assertThat(world.failure().orElseThrow()).contains("Sign in with GitHub");
    }

    @Test
    void appDoesNotSpeakForWhoMayNotWrite() {
        world.signedIn = false;
        world.permission = "triage";

        world.round();

        assertThat(world.said()).isEmpty();
        assertThat(world.failure().orElseThrow()).contains("may not (triage)");
    }

    @Test
    void tokenThatGitHubRefusesIsRenewedOnce() {
        world.tokenIsOld = true;

        world.round();

        assertThat(world.commands()).isOne();
        assertThat(world.sent()).isPresent();
    }

    @Test
    void refusalIsNotTriedAgainAndSaysWhatToDo() {
        world.refusesComment = 403;

        world.rounds(3);

        assertThat(world.commands()).isZero();
        assertThat(world.failure().orElseThrow())
                .contains("403")
                .contains("may write in this repository")
                .contains("approve again");
    }

    @Test
    void commandThatTheApproverTypedMeanwhileIsTheCommand() {
        world.comment(World.APPROVER, World.COMMAND);

        world.round();

        assertThat(world.commands()).isOne();
        assertThat(world.reviews()).isEmpty();
        assertThat(world.sent().orElseThrow().comment()).isEqualTo(1000);
    }

    @Test
    void commandOfSomebodyElseIsNot() {
        world.comment(World.APP, World.COMMAND);

        world.round();

        assertThat(world.commands()).isEqualTo(2);
        assertThat(world.sent().orElseThrow().comment()).isNotEqualTo(1000);
    }

    @Test
    void appsCommandFollowsTheAppsOwnWords() {
        world.signedIn = false;
        world.failing(List.of());
        world.comment(World.ATLANTIS, "Something else");
        world.round();
        String announced = world.said().getFirst();
        World other = new World();
        other.signedIn = false;
        other.comment(World.APP, World.COMMAND);

        other.round();

        assertThat(other.said())
                .as("the first command was not announced")
                .containsExactly(World.COMMAND, announced, World.COMMAND);
    }

    @ParameterizedTest
    @EnumSource(World.Move.class)
    void nothingIsSentOnceSomethingMoved(World.Move move) {
        world.moves(move);

        world.rounds(2);

        assertThat(world.commands()).isZero();
        assertThat(world.reviews()).isEmpty();
        assertThat(world.failure()).isPresent();
    }

    @Test
    void whatAtlantisAnsweredToTheCommandDoesNotHideIt() {
        world.failing(everyCallFineBut(COMMANDING, Fault.ENDS_AFTER));
        world.round();
        assertThat(world.commands()).isOne();
        assertThat(world.log()).isEmpty();
        world.moves(World.Move.ATLANTIS_SPEAKS);
        world.moves(World.Move.CLOSED);

        world.rounds(5);

        assertThat(world.commands()).isOne();
        assertThat(world.sent()).isPresent();
    }

    /** As many as an attempt makes, the last of them to the log. */
    private int callsOfOneAttempt() {
        for (int calls = 1; calls < 40; calls++) {
            World other = new World().failing(everyCallFineBut(calls, Fault.ENDS_BEFORE));
            other.round();
            if (!other.log().isEmpty()) {
                return calls - 1;
            }
        }
        throw new AssertionError("an attempt never ends");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whateverGoesWrongAtAnyStepThereIsOneCommandInTheEnd(Fault fault) {
        int calls = callsOfOneAttempt();
        assertThat(calls).isGreaterThan(8);
        for (int call = 1; call <= calls; call++) {
            for (boolean signedIn : new boolean[] {true, false}) {
                World broken = new World().failing(everyCallFineBut(call, fault));
                broken.signedIn = signedIn;

                broken.rounds(20);

                assertThat(broken.commands()).as("%s at call %d", fault, call).isOne();
                assertThat(broken.sent()).isPresent();
            }
        }
    }

    @Test
    void gitHubThatStaysDownIsGivenUpAfterHalfAnHour() {
        world.isDown = true;

        Duration waited = untilRecorded();

        assertThat(waited).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(35));
        assertThat(world.failure().orElseThrow()).contains("30 minutes").contains("503");
    }

    @Test
    void commandThatMayStandThereIsNotGivenUpWhileNobodyCanLook() {
        world.failing(everyCallFineBut(COMMANDING, Fault.ANSWER_LOST));
        world.round();
        world.isDown = true;
        for (int i = 0; i < 200; i++) {
            world.passes(Duration.ofSeconds(35));
            world.round();
        }
        assertThat(world.log()).isEmpty();

        world.isDown = false;
        world.rounds(10);

        assertThat(world.commands()).isOne();
        assertThat(world.sent()).isPresent();
    }

    private Duration untilRecorded() {
        Duration waited = Duration.ZERO;
        while (world.log().isEmpty() && waited.toHours() < 30) {
            world.round();
            world.passes(Duration.ofSeconds(35));
            waited = waited.plusSeconds(35);
        }
        return waited;
    }

    private static List<Fault> everyCallFineBut(int call, Fault fault) {
        var faults = new ArrayList<>(Collections.nCopies(call - 1, Fault.NONE));
        faults.add(fault);
        return faults;
    }

    /** The call by which a person reviews; whatever moves before the next is seen by it. */
    private static final int REVIEWING = 4;

    @ParameterizedTest
    @EnumSource(World.Move.class)
    void reviewOfWhatMovedBeforeTheCommandIsDismissed(World.Move move) {
        world.movesBefore(REVIEWING + 1, move);

        world.rounds(5);

        assertThat(world.commands()).isZero();
        assertThat(world.failure()).isPresent();
        assertThat(world.reviews())
                .singleElement()
                .satisfies(review -> assertThat(review.isDismissed()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void reviewIsDismissedWhateverGoesWrongMeanwhile(Fault fault) {
        world.failing(
                Stream.concat(
                                Collections.nCopies(REVIEWING + 4, Fault.NONE).stream(),
                                Stream.of(fault))
                        .toList());
        world.movesBefore(REVIEWING + 1, World.Move.HEAD);

        world.rounds(20);

        assertThat(world.reviews())
                .singleElement()
                .satisfies(review -> assertThat(review.isDismissed()).isTrue());
    }

    @Test
    void reviewThatGitHubDoesNotDismissIsTold() {
        world.refusesDismissal = 403;
        world.movesBefore(REVIEWING + 1, World.Move.HEAD);

        world.rounds(5);

        assertThat(world.failure().orElseThrow())
                .startsWith("The pull request's head moved")
                .endsWith("dismiss it in GitHub.");
    }
}
