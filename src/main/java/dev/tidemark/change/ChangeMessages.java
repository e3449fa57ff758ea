package dev.tidemark.change;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about changes. */
@MessageBundle("change")
public interface ChangeMessages {

    @Message("Changes")
    String title();

    @Message("No change is recorded yet.")
    String headingNone();

    @Message("{open} {#if oneOpen}change is{#else}changes are{/if} open.")
    String headingOpen(String open, boolean oneOpen);

    @Message("No change is open.")
    String headingNoneOpen();

    @Message("{count} {#if one}change matches{#else}changes match{/if}.")
    String headingMatches(String count, boolean one);

    @Message("More changes match than fit on one page.")
    String headingMatchesSome();

    @Message("No change matches.")
    String headingNoMatch();

    @Message(
            "{all} recorded: {merged} merged, {open} open, {draft} {#if oneDraft}draft{#else}drafts{/if}, {closed} closed without merging.")
    String totals(
            String all, String merged, String open, String draft, boolean oneDraft, String closed);

    @Message("Search changes")
    String search();

    @Message("Words of the title, the branch, or #number")
    String searchHint();

    @Message("More filters")
    String moreFilters();

    @Message("Number")
    String number();

    @Message("#{number} of {repository}")
    String titleOf(String repository, String number);

    @Message("Change #{number}")
    String unnamed(String number);

    @Message("into")
    String intoBranch();

    @Message("Filter")
    String filter();

    @Message("Clear all")
    String clear();

    @Message("Remove the filter {name}")
    String remove(String name);

    @Message("State")
    String state();

    @Message("All")
    String allStates();

    @Message("Open")
    String open();

    @Message("Draft")
    String draft();

    @Message("Merged")
    String merged();

    @Message("Closed")
    String closed();

    @Message("Author")
    String author();

    @Message("Domain")
    String domain();

    @Message("Environment")
    String environment();

    @Message("From")
    String from();

    @Message("Before")
    String to();

    @Message("Change")
    String change();

    @Message("Repository")
    String repository();

    @Message("Touches")
    String touches();

    @Message("perhaps others")
    String touchesOthers();

    @Message("perhaps any")
    String touchesAnything();

    @Message("More paths were changed than could be listed one by one.")
    String touchesAnyWhy();

    @Message("no domain that is known")
    String touchesNothing();

    @Message("Opened")
    String opened();

    @Message("Last activity")
    String lastActivity();

    @Message("No title is known")
    String noTitle();

    @Message("nobody named")
    String nobody();

    @Message("Pages of changes")
    String paging();

    @Message("Newest")
    String newest();

    @Message("Older")
    String older();

    @Message("As soon as GitHub tells of a pull request, or a clone is imported, it stands here.")
    String emptyWhy();

    @Message("Connect a repository")
    String connect();

    @Message("Try fewer filters.")
    String noMatchWhy();

    @Message("Open on GitHub")
    String onGitHub();

    @Message("Path of this change")
    String path();

    @Message("What happened")
    String whatHappened();

    @Message("oldest first")
    String oldestFirst();

    @Message("Facts")
    String facts();

    @Message("Branch")
    String branch();

    @Message("Head")
    String head();

    @Message("Merge commit")
    String mergeCommit();

    @Message("not known")
    String notKnown();

    @Message("How long it took")
    String howLong();

    @Message("To first review")
    String toReview();

    @Message("To approval")
    String toApproval();

    @Message("To merge")
    String toMerge();

    @Message("To close")
    String toClose();

    @Message("{duration}, still running")
    String stillRunning(String duration);

    @Message("Evidence")
    String evidence();

    @Message(
            "{count} {#if one}entry{#else}entries{/if} of the log, {#if one}position{#else}positions{/if}")
    String evidenceEntries(String count, boolean one);

    @Message("to")
    String positionsTo();

    @Message("As JSON")
    String asJson();

    @Message("Evidence pack")
    String evidencePack();

    @Message("Position in the log")
    String position();

    @Message("Learnt later: something that happened after it had been recorded before.")
    String learntLater();

    @Message("learnt later")
    String learntLaterShort();

    @Message("does not count")
    String doesNotCount();

    @Message("A claim that nothing better known confirms: shown, and not counted.")
    String doesNotCountWhy();

    @Message("comment")
    String comment();

    @Message("Plans")
    String plans();

    @Message("To its approval")
    String toApproving();

    @Message("Plan of {project} in #{number}")
    String planTitle(String project, String number);

    @Message("Resources {from} to {to} of {all}")
    String planHeading(String from, String to, String all);

    @Message("What is destroyed or replaced comes first.")
    String planOrder();

    @Message("Worse ones")
    String worse();

    @Message("Further ones")
    String further();
}
