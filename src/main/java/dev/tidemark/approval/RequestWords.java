package dev.tidemark.approval;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Where a request stands, in words, and what became of what somebody sent. */
@MessageBundle("request")
public interface RequestWords {

    @Message("Waits for approval")
    String waits();

    @Message("Frozen")
    String frozen();

    @Message("Rejected")
    String rejected();

    @Message("Void")
    String voided();

    @Message("Over")
    String over();

    @Message("Let out")
    String letOut();

    @Message("Sending")
    String sending();

    @Message("Sent")
    String sent();

    @Message("Not sent")
    String notSent();

    @Message("Apply refused")
    String applyRefused();

    @Message("Applying")
    String applying();

    @Message("Applied")
    String applied();

    @Message("Apply failed")
    String applyFailed();

    @Message("Planned")
    String planned();

    @Message("Approval")
    String approval();

    @Message("Approved")
    String approved();

    @Message("Overridden")
    String overridden();

    @Message("Command")
    String command();

    @Message("Apply")
    String apply();

    @Message("not yet")
    String notYet();

    @Message("waits")
    String isWaiting();

    @Message("{have} of {need}")
    String count(String have, String need);

    @Message("{who} rejected it: {reason}")
    String rejectedBy(String who, String reason);

    @Message("This holds until the project is planned again.")
    String untilPlanned();

    @Message("Enough people approved. Tidemark comments the command next.")
    String letOutWhy();

    @Message("{who} overrode the policy. Tidemark comments the command next.")
    String overriddenWhy(String who);

    @Message(
            "GitHub has not taken the command yet. Tidemark tries again by itself and sends it once.")
    String sendingWhy();

    @Message("It was tried {count} {#if count == '1'}time{#else}times{/if}.")
    String attempts(String count);

    @Message(
            "It has been silent for long: look whether it runs, and what it says in the pull request.")
    String silentWhy();

    @Message("{command} stands in the pull request as {who}. Atlantis has not answered yet.")
    String sentWhy(String command, String who);

    @Message("The command was not sent: {reason}")
    String notSentWhy(String reason);

    @Message("Atlantis refused the apply.")
    String refusedWhy();

    @Message("Atlantis refused the apply: {said}")
    String refusedSaid(String said);

    @Message("It has to be approved again.")
    String approveAgain();

    @Message("Atlantis applies it now.")
    String applyingWhy();

    @Message("Atlantis applied it.")
    String appliedWhy();

    @Message("The apply failed; the project has to be planned again.")
    String failedWhy();

    @Message("The apply failed: {said}")
    String failedSaid(String said);

    @Message("No decision about it counts any more: {cause}.")
    String voidWhy(String cause);

    @Message("the head moved")
    String headMoved();

    @Message("the project was planned again")
    String newPlan();

    @Message("more was told of the plan, which is decided about under another number")
    String toldMore();

    @Message("the plan was thrown away")
    String discarded();

    @Message("the base moved")
    String baseMoved();

    @Message("the pull request was closed or merged")
    String closed();

    @Message("it was applied without this portal")
    String appliedElsewhere();

    @Message("the policy changed")
    String policyChanged();

    @Message("To the current plan of this project")
    String toCurrent();

    @Message("To the comment on GitHub")
    String toComment();

    @Message("To its entry in the log")
    String toEntry();

    @Message("To this request as it is now")
    String toNow();

    @Message("Freeze {window} is on until {until}: {reason}")
    String freeze(String window, String until, String reason);

    @Message("Your approval is recorded.")
    String granted();

    @Message("Your rejection is recorded.")
    String rejectionRecorded();

    @Message("Your approval is withdrawn.")
    String withdrawn();

    @Message("The override is recorded.")
    String overrideRecorded();

    @Message("Your review is recorded.")
    String reviewRecorded();

    @Message("Nothing was decided.")
    String refused();

    @Message("It could be decided by {who}.")
    String couldHave(String who);

    @Message("The plan moved while you were reading. Nothing was decided.")
    String stale();

    @Message("You decided about this plan in another window meanwhile. This is how it stands now.")
    String staleDecision();

    @Message("You read head {was}; the head is {now} now.")
    String headThen(String was, String now);

    @Message("You read digest {was}; the newest plan has {now}.")
    String digestThen(String was, String now);

    @Message("This cannot be decided at the moment. Nothing was recorded.")
    String later();

    @Message("Try again in {duration}.")
    String tryAgain(String duration);

    @Message("{clause}.")
    String sentence(String clause);

    @Message("A reason is missing. Nothing was decided.")
    String reasonMissing();
}
