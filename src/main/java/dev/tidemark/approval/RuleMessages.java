package dev.tidemark.approval;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What each rule of a decision says, where it holds and where it does not. */
@MessageBundle("rule")
public interface RuleMessages {

    @Message("{login} is signed in")
    String signedIn(String login);

    @Message("nobody is signed in")
    String notSignedIn();

    @Message("the GitHub account {login} is proved")
    String gitHubIdentity(String login);

    @Message("no GitHub account is proved, so nobody can tell who had a part in the change")
    String noGitHubIdentity();

    @Message("the plan is the newest of its project, made at {head}, with digest {digest}")
    String planCurrent(String head, String digest);

    @Message("the pull request has a newer head than the plan")
    String headMoved();

    @Message("the project was planned again")
    String newPlan();

    @Message("the plan was discarded")
    String discarded();

    @Message("the plan’s JSON and Atlantis’ comment contradict each other")
    String contradicting();

    @Message("Terraform planned only a part")
    String incomplete();

    @Message("Atlantis’ comment with the plan was not seen")
    String noComment();

    @Message("nothing says at which head the plan was made")
    String headNotTold();

    @Message("there is no plan that could be applied")
    String noCurrentPlan();

    @Message("the plan was applied already")
    String applied();

    @Message("the pull request is open")
    String open();

    @Message("the pull request is closed")
    String closed();

    @Message("the pull request is merged")
    String merged();

    @Message("the pull request is a draft")
    String draft();

    @Message("no other pull request holds the project’s lock")
    String notLocked();

    @Message("pull request #{number} holds the project’s lock")
    String lockedBy(String number);

    @Message("Atlantis checks no policies here")
    String policyCheckNotAsked();

    @Message("Atlantis’ policy check passed")
    String policyCheckPassed();

    @Message("Atlantis’ policy check has not ended")
    String policyCheckPending();

    @Message("Atlantis’ policy check did not pass")
    String policyCheckFailed();

    @Message("the base branch may have moved on")
    String undivergedNotAsked();

    @Message("the base branch has not moved on since the plan")
    String undiverged();

    @Message("the base branch moved on since the plan")
    String baseMoved();

    @Message("nothing says where the base branch stands")
    String baseUnknown();

    @Message("the policy names {login}")
    String entitledByLogin(String login);

    @Message("the policy names the team {team}")
    String entitledByTeam(String team);

    @Message("the policy names the role {role}")
    String entitledByRole(String role);

    @Message("the policy names others: {names}")
    String notEntitled(String names);

    @Message("the policy lets nobody do this")
    String nobodyEntitled();

    @Message("GitHub did not say who is one of {names}")
    String unknownMembership(String names);

    @Message("{author} opened the pull request")
    String notAuthor(String author);

    @Message("{author} opened the pull request, and may not approve it")
    String author(String author);

    @Message("nothing that counts says who opened the pull request")
    String unknownAuthor();

    @Message("its commits are by {people}")
    String notCommitter(String people);

    @Message("its commits are by {people}, who may not approve it")
    String committer(String people);

    @Message("GitHub did not say who wrote every commit of it")
    String unknownCommitters();

    @Message("{pusher} pushed its head")
    String notPusher(String pusher);

    @Message("{pusher} pushed its head, and may not approve it")
    String pusher(String pusher);

    @Message("nothing that counts says who pushed its head")
    String unknownPusher();

    @Message("nobody asked Atlantis to apply it")
    String nobodyRequested();

    @Message("{requester} asked Atlantis to apply it")
    String notRequester(String requester);

    @Message("{requester} asked Atlantis to apply it, and may not approve it")
    String requester(String requester);

    @Message("this person has not approved it yet")
    String notApprovedAlready();

    @Message("this person approved it already")
    String approvedAlready();

    @Message("nobody rejected it")
    String notRejected();

    @Message("{login} rejected it")
    String rejectedBy(String login);

    @Message("no freeze is on")
    String notFrozen();

    @Message("the freeze {window} is on until {until}: {reason}")
    String frozen(String window, String until, String reason);

    @Message("it was not let out yet")
    String notLetOut();

    @Message("it was let out already")
    String letOut();

    @Message("this person approved it")
    String hasApproved();

    @Message("this person has not approved it")
    String hasNotApproved();

    @Message("a reason is not asked for")
    String reasonNotAsked();

    @Message("a reason is given")
    String reasonGiven();

    @Message("a reason of at least {length} characters is asked for")
    String reasonTooShort(String length);

    @Message("a reason has at most {length} characters")
    String reasonTooLong(String length);

    @Message("an override waits for its review")
    String openOverride();

    @Message("no override waits for its review")
    String noOpenOverride();

    @Message("somebody else overrode")
    String notOverrider();

    @Message("nobody reviews the own override")
    String overrider();
}
