package dev.tidemark.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the page shell, of errors, and of times. */
@MessageBundle("shell")
public interface ShellMessages {

    @Message("en")
    String language();

    @Message("Tidemark")
    String product();

    @Message("{page} · Tidemark")
    String title(String page);

    @Message("Skip to content")
    String skip();

    @Message("Main")
    String navigation();

    @Message("Overview")
    String overview();

    @Message("Changes")
    String changes();

    @Message("Environments")
    String environments();

    @Message("Projects")
    String projects();

    @Message("Domains")
    String domains();

    @Message("Drift")
    String drift();

    @Message("Approvals")
    String approvals();

    @Message("Trail")
    String trail();

    @Message("Status")
    String status();

    @Message("Sign in")
    String signIn();

    @Message("Signed in as")
    String signedInAs();

    @Message("Access and tokens")
    String access();

    @Message("Sign out")
    String signOut();

    @Message("Sign out everywhere")
    String signOutEverywhere();

    @Message("Not signed in.")
    String notSignedIn();

    @Message("This is not allowed.")
    String notAllowed();

    @Message("Search changes")
    String search();

    @Message("Title, branch or #number")
    String searchHint();

    @Message(
            "Connection to Tidemark lost. This page shows what was known then; it tries again by"
                    + " itself.")
    String connectionLost();

    @Message("Log position")
    String logPosition();

    @Message("The log is empty")
    String logIsEmpty();

    @Message("The log does not answer")
    String logIsSilent();

    @Message("Checkpoint of {entries} signed")
    String checkpoint(String entries);

    @Message("{count} {#if one}entry{#else}entries{/if}")
    String entries(String count, boolean one);

    @Message("No checkpoint signed yet")
    String noCheckpoint();

    @Message("Anchored")
    String anchored();

    @Message("Root")
    String root();

    @Message("All times {zone}")
    String zone(String zone);

    @Message("{age} ago")
    String ago(String age);

    @Message("just now")
    String justNow();

    /** Seconds, minutes, hours, days: the scripts use them too. */
    @Message("s min h d")
    String units();

    @Message("There is no page here.")
    String notFound();

    @Message(
            "The address may be mistyped, or what it named was never recorded. Nothing recorded is"
                    + " ever removed from the log.")
    String notFoundWhy();

    @Message("This request cannot be read.")
    String badRequest();

    @Message("Something in Tidemark failed.")
    String failed();

    @Message("Nothing that was recorded is lost. The portal's log tells more under this id:")
    String failedWhy();

    @Message("This is not ready yet.")
    String unready();

    @Message("The database does not answer.")
    String databaseSilent();

    @Message(
            "What sources send meanwhile is refused with “try again later”, so nothing is lost"
                    + " silently. This page works again as soon as the database does.")
    String databaseSilentWhy();

    @Message("This cannot be asked here.")
    String refused();

    @Message("Where to go from here")
    String whereNext();

    @Message("Every change, with search")
    String toChanges();

    @Message("Every entry of the log, newest first")
    String toTrail();

    @Message("What Tidemark sees, and what it does not")
    String toStatus();

    @Message("What happened lately")
    String toOverview();

    @Message("Filters")
    String filters();

    @Message("Remove the filter {label}")
    String removeFilter(String label);

    @Message("More filters")
    String moreFilters();

    @Message("Filter")
    String filter();

    @Message("Clear")
    String clearFilters();
}
