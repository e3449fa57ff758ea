package dev.tidemark.policy;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the page of the policy. */
@MessageBundle("policy")
public interface PolicyMessages {

    @Message("Policy")
    String title();

    @Message("{count} {#if count == '1'}rule says{#else}rules say{/if} who lets what out")
    String heading(String count);

    @Message("No policy is written: one lead approves, who is not the author")
    String headingDefault();

    @Message("The newest policy cannot be used: what was in force before it still is")
    String headingInvalid();

    @Message(
            "One policy rules all repositories. It is {file} on the default branch of {repository}")
    String where(String file, String repository);

    @Message(
            "No repository is watched that could hold it: set TIDEMARK_GITHUB_REPOSITORIES or TIDEMARK_POLICY_REPOSITORY.")
    String nowhere();

    @Message("in force since")
    String since();

    @Message("commit")
    String commit();

    @Message("as JSON")
    String asJson();

    @Message("What is wrong")
    String problems();

    @Message("Nothing of it counts until it is repaired")
    String problemsWhy();

    @Message("Rules")
    String rules();

    @Message("the first that is for a project holds")
    String rulesWhy();

    @Message("Rule")
    String rule();

    @Message("Is for")
    String isFor();

    @Message("Needs")
    String needs();

    @Message("Breaks glass")
    String breaksGlass();

    @Message("nobody")
    String nobody();

    @Message("everything that no rule above is for")
    String everythingElse();

    @Message("everything")
    String everything();

    @Message("in {environment}")
    String inEnvironment(String environment);

    @Message("repository {glob}")
    String repositoryLike(String glob);

    @Message("directory {glob}")
    String dirLike(String glob);

    @Message("workspace {glob}")
    String workspaceLike(String glob);

    @Message("project {glob}")
    String nameLike(String glob);

    @Message("{count} {#if one}approval{#else}approvals{/if} by")
    String approvalsBy(int count, boolean one);

    @Message("{count} where something is destroyed, replaced or forgotten")
    String whenDestroying(int count);

    @Message("base not moved on")
    String undiverged();

    @Message("the app may send the command")
    String actAsApp();

    @Message("everyone with role {role}")
    String ofRole(String role);

    @Message("team {team}")
    String ofTeam(String team);

    @Message("Projects")
    String projects();

    @Message("who approves what")
    String projectsWhy();

    @Message("Project")
    String project();

    @Message("Environment")
    String environment();

    @Message("No project was planned yet.")
    String noProjects();

    @Message("Frozen: {window}")
    String frozenBy(String window);

    @Message("open")
    String open();

    @Message("Freezes")
    String freezes();

    @Message("now, and the next of each window")
    String freezesWhy();

    @Message("Window")
    String window();

    @Message("State")
    String state();

    @Message("From")
    String from();

    @Message("Until")
    String until();

    @Message("Reason")
    String reason();

    @Message("Frozen")
    String frozen();

    @Message("Next")
    String next();

    @Message("The policy has no freeze window, or none that is still to come.")
    String noFreezes();

    @Message("The file")
    String file();

    @Message("Versions")
    String versions();

    @Message("each counts from its push")
    String versionsWhy();

    @Message("When")
    String when();

    @Message("Brought by")
    String by();

    @Message("not known")
    String notKnown();

    @Message("Entry")
    String entry();

    @Message("In force")
    String inForce();

    @Message("Superseded")
    String superseded();

    @Message("Invalid")
    String invalid();

    @Message("Deleted")
    String deleted();

    @Message(
            "Nobody has written a policy yet. Until then every plan needs one approval by a lead who is not its author; nobody breaks glass, and the app sends nothing. docs/policy.md has an example to begin with.")
    String emptyWhy();

    @Message("Environments in order")
    String order();
}
