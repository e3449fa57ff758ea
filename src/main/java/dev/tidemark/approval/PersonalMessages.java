package dev.tidemark.approval;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The rules about a person, said to that person. */
@MessageBundle("personal")
public interface PersonalMessages {

    @Message(
            "No GitHub account is proved for you, so nobody can tell what you did in the change: sign in with GitHub to decide")
    String noGitHubIdentity();

    @Message("The policy names you")
    String entitledByLogin();

    @Message("You are in {team}, which the policy names")
    String entitledByTeam(String team);

    @Message("You have the role {role}, which the policy names")
    String entitledByRole(String role);

    @Message("The policy names others for this")
    String notEntitled();

    @Message("{login} opened the pull request; you did not")
    String notAuthor(String login);

    @Message("You opened the pull request")
    String author();

    @Message("None of its commits is yours")
    String notCommitter();

    @Message("Some of its commits are yours")
    String committer();

    @Message("{login} pushed its head; you did not")
    String notPusher(String login);

    @Message("You pushed its head")
    String pusher();

    @Message("{login} asked for the apply; you did not")
    String notRequester(String login);

    @Message("You asked for the apply")
    String requester();

    @Message("You approved it already")
    String approvedAlready();

    @Message("You approved it")
    String hasApproved();

    @Message("You have not approved it")
    String hasNotApproved();

    @Message("You overrode it yourself")
    String overrider();
}
