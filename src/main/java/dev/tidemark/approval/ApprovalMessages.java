package dev.tidemark.approval;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about approvals. */
@MessageBundle("approval")
public interface ApprovalMessages {

    @Message("Approvals")
    String title();

    @Message("{project} of {change}")
    String titleOf(String project, String change);

    @Message("{count} {#if count == '1'}plan waits{#else}plans wait{/if} for you.")
    String headingMine(String count);

    @Message("No plan waits for you.")
    String headingNoneMine();

    @Message("{count} {#if count == '1'}plan waits{#else}plans wait{/if} for an approval.")
    String headingAll(String count);

    @Message("No plan waits for an approval.")
    String headingNone();

    @Message("{count} {#if count == '1'}waits{#else}wait{/if} for others.")
    String subOthers(String count);

    @Message("Nobody is signed in here, so nobody can decide.")
    String subNobody();

    @Message("Waiting for you")
    String mine();

    @Message("Overrides to review")
    String reviews();

    @Message("Waiting for others")
    String others();

    @Message("Waiting")
    String waiting();

    @Message("Decided today")
    String decidedToday();

    @Message("Decided before")
    String decidedBefore();

    @Message("Nothing waits for you.")
    String noneMine();

    @Message("Nothing waits for others.")
    String noneOthers();

    @Message("Nothing was decided lately.")
    String noneDecided();

    @Message(
            "As soon as Atlantis comments a plan that would change something, it waits here for somebody who may approve it.")
    String emptyWhy();

    @Message("wait for you")
    String waitForYou();

    @Message("Its plan")
    String look();

    @Message("Every decision")
    String allDecisions();

    @Message("by {author}")
    String by(String author);

    @Message("by you")
    String byYou();

    @Message("{have} of {need} {#if need == '1'}approval{#else}approvals{/if}")
    String approvals(String have, String need);

    @Message("Applied without an approval in Tidemark")
    String withoutApproval();

    @Message("No approval is needed any more")
    String noApprovalAnyMore();

    @Message("Needs {count} more: {who}")
    String needsMore(String count, String who);

    @Message("Needs {count} more")
    String needsMoreOfNobody(String count);

    @Message("You approved it; needs {count} more: {who}")
    String youApproved(String count, String who);

    @Message("The same plan was approved before")
    String unchangedShort();

    @Message("whoever has the role {role}")
    String whoeverHas(String role);

    @Message("{one} or {other}")
    String or(String one, String other);

    @Message("{one} and {other}")
    String and(String one, String other);

    @Message("{count} others")
    String moreOf(String count);

    @Message("Change #{number}")
    String unnamed(String number);

    @Message("planned")
    String planned();

    @Message("Plan of")
    String planOf();

    @Message("in")
    String in();

    @Message("It {does}.")
    String does(String does);

    @Message("destroys {count} {#if count == '1'}resource{#else}resources{/if}")
    String destroys(String count);

    @Message("changes {count}")
    String changes(String count);

    @Message("adds {count}")
    String adds(String count);

    @Message("imports {count}")
    String imports(String count);

    @Message("lets go of {count}")
    String forgets(String count);

    @Message("No resource would change, only outputs or addresses.")
    String doesNothing();

    @Message("Nothing says what it would do.")
    String doesWhat();

    @Message("Open change")
    String openChange();

    @Message("On GitHub")
    String onGitHub();

    @Message("As JSON")
    String asJson();

    @Message("It is tried again at")
    String nextTry();

    @Message("Where it stands")
    String path();

    @Message("Decision")
    String decision();

    @Message("You may approve because")
    String mayBecause();

    @Message("You may not approve because")
    String mayNotBecause();

    @Message("What an approval stands on")
    String standsOn();

    @Message("Holds:")
    String holds();

    @Message("Does not hold:")
    String holdsNot();

    @Message("It could be approved by {who}.")
    String whoCould(String who);

    @Message("As the policy is, nobody who is left could.")
    String nobodyCould();

    @Message("Your approval lets the apply out.")
    String yoursLetsOut();

    @Message("After yours {count} more {#if count == '1'}is{#else}are{/if} needed.")
    String yoursAndMore(String count);

    @Message("The same plan was approved before and planned again: its digest is equal.")
    String unchanged();

    @Message("approved")
    String approvedIt();

    @Message("Bound to head {head} and digest")
    String bound(String head);

    @Message("Void as soon as head, base or plan moves.")
    String boundUntil();

    @Message(
            "Only the comment’s text was told of this plan, so the digest is of that text: approve what you read.")
    String fromText();

    @Message("Policy rule {rule}")
    String policyRule(String rule);

    @Message("Reason")
    String reason();

    @Message("kept in the log, required to reject")
    String reasonWhy();

    @Message("What did you check?")
    String reasonHint();

    @Message("Approve this plan")
    String approve();

    @Message("Approve the unchanged plan again")
    String approveAgain();

    @Message("Reject")
    String reject();

    @Message("Withdraw my approval")
    String withdraw();

    @Message(
            "Approving lets Atlantis apply {project} in {environment}. The log keeps your name, the head and the digest.")
    String approving(String project, String environment);

    @Message(
            "Rejecting is posted to the pull request and holds until the project is planned again.")
    String rejecting();

    @Message("Override a rule (break glass)")
    String override();

    @Message(
            "Lets the apply out against the policy. It is marked for ever and stays open until another lead has reviewed it.")
    String overrideWhy();

    @Message("Why can this not wait?")
    String overrideReason();

    @Message("required, kept in the log")
    String required();

    @Message("Override and let out")
    String overrideNow();

    @Message("The override has to be reviewed")
    String reviewHeading();

    @Message("{who} let the apply out against the policy: {reason}")
    String overriddenBy(String who, String reason);

    @Message("Not met: {rules}")
    String broken(String rules);

    @Message("Was it right?")
    String reviewReason();

    @Message("required to object")
    String reviewReasonWhy();

    @Message("Uphold")
    String uphold();

    @Message("Object")
    String object();

    @Message("Another lead who may approve here reviews it.")
    String reviewedByOthers();

    @Message("Decisions about this plan")
    String history();

    @Message("oldest first")
    String oldestFirst();

    @Message("Nobody has decided anything about this plan.")
    String noHistory();

    @Message("Earlier plans of this project in this change")
    String earlier();

    @Message("the comment")
    String theComment();

    @Message("The plan of this request is not kept any more.")
    String planGone();

    @Message("Keys")
    String keys();

    @Message("Next and previous entry")
    String keyMove();

    @Message("Open the entry")
    String keyOpen();

    @Message("To the button that approves; Enter then approves")
    String keyApprove();

    @Message("To the reason, which a rejection needs")
    String keyReason();

    @Message("To the search")
    String keySearch();

    @Message("Show or hide this help")
    String keyHelp();

    @Message("Close")
    String close();

    @Message("No plan that was ever told has this number.")
    String unknown();
}
