package dev.tidemark.approval.effect;

import dev.tidemark.approval.effect.Outside.NoToken;
import dev.tidemark.github.GitHubRefused;
import dev.tidemark.github.LimitReached;
import java.io.IOException;
import java.time.Duration;

/**
 * Sends the command of a release, at most once however often it is tried and wherever it broke off
 * before: what stands in the pull request is read first, and nothing is said that stands there.
 */
final class Sending {

    /**
     * GitHub gives up a request that takes it ten seconds. What was said and not answered stands
     * there after this time, or never will.
     */
    static final Duration SETTLING = Duration.ofSeconds(30);

    private final Outside outside;
    private final AtlantisComments atlantis;
    private final Wording wording;
    private final Marker marker;
    private final String executable;

    Sending(
            Outside outside,
            AtlantisComments atlantis,
            Wording wording,
            Marker marker,
            String executable) {
        this.outside = outside;
        this.atlantis = atlantis;
        this.wording = wording;
        this.marker = marker;
        this.executable = executable;
    }

    /** One attempt. It may end at any step, and the next goes on from what it left behind. */
    Outcome attempt(LetOut out, Claim claim) {
        String command;
        try {
            command = ApplyCommand.of(executable, out.request().project());
        } catch (ApplyCommand.Unsayable unsayable) {
            return new Outcome.Failed(
                    executable + " apply",
                    "The project cannot be named to Atlantis in a comment: "
                            + unsayable.getMessage()
                            + ". Give it a plain name in atlantis.yaml.");
        }
        var steps =
                new SendingSteps(outside, atlantis, out, command, claim, marker.of(out.effect()));
        try {
            return steps.run(wording);
        } catch (LimitReached limit) {
            return later(steps, limit.pause(), true, limit);
        } catch (GitHubRefused refused) {
            return refused.isPassing()
                    ? later(steps, Duration.ZERO, false, refused)
                    : new Outcome.Failed(command, steps.refusal(refused));
        } catch (NoToken none) {
            return none.isFinal()
                    ? new Outcome.Failed(command, SendingSteps.SIGN_IN_AGAIN)
                    : later(steps, Duration.ZERO, false, none);
        } catch (IOException silent) {
            return later(steps, Duration.ZERO, false, silent);
        }
    }

    private static Outcome later(
            SendingSteps steps, Duration asked, boolean isAsked, Exception why) {
        Duration settling = steps.isUnanswered() ? SETTLING : Duration.ZERO;
        return new Outcome.Later(
                steps.command(),
                asked.compareTo(settling) > 0 ? asked : settling,
                isAsked,
                steps.mayStand(),
                GitHubWords.of(why));
    }
}
