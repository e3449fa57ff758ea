package dev.tidemark.status;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the status page. */
@MessageBundle("status")
public interface StatusMessages {

    @Message("Status")
    String title();

    @Message("Everything that is connected is observed.")
    String headingFine();

    @Message("Nothing has been delivered yet.")
    String headingSilent();

    @Message("The log is not signed or not taken further here.")
    String headingLog();

    @Message("{count} {#if one}projection has{#else}projections have{/if} stopped.")
    String headingProjections(String count, boolean one);

    @Message(
            "{count} {#if one}delivery of the last 24 h was{#else}deliveries of the last 24 h"
                    + " were{/if} not understood.")
    String headingUnmappable(String count, boolean one);

    @Message("GitHub cannot deliver: no secret is set.")
    String headingSecret();

    @Message("Last delivery from GitHub")
    String lastDelivery();

    @Message("none yet")
    String noneYet();

    @Message("GitHub")
    String github();

    @Message("Connections")
    String connections();

    @Message("last 24 h")
    String lately();

    @Message("Source")
    String source();

    @Message("State")
    String state();

    @Message("Receives")
    String receives();

    @Message("Waits for the first delivery")
    String waitsForFirst();

    @Message("Atlantis’ webhooks")
    String atlantis();

    @Message("Plan JSON")
    String plans();

    @Message("The cluster {name} is not observed.")
    String headingCluster(String name);

    @Message("The newest policy cannot be used.")
    String headingPolicy();

    @Message("Policy")
    String policy();

    @Message("Read")
    String policyRead();

    @Message("Invalid: the last valid one holds")
    String policyInvalid();

    @Message("never")
    String never();

    @Message(
            "Commits get no status: {why}. The token needs “Commit statuses: write”; nothing else"
                    + " depends on it.")
    String noStatuses(String why);

    @Message("Last read")
    String lastRead();

    @Message("Notifications do not reach {target}.")
    String headingNotReached(String target);

    @Message("Notified")
    String notified();

    @Message("Not reached")
    String notReached();

    @Message("Nothing to tell yet")
    String nothingToTellYet();

    @Message("Notifications")
    String notifications();

    @Message("The feed does not reach {target}.")
    String headingNotFed(String target);

    @Message("Feed")
    String feed();

    @Message("{count} entries behind")
    String entriesBehind(String count);

    @Message("last arrived")
    String lastArrived();

    @Message("{count} on their way")
    String onTheirWay(String count);

    @Message("Argo CD of {cluster}")
    String argoCd(String cluster);

    @Message("Watched")
    String watched();

    @Message("Not observed")
    String notObserved();

    @Message("Last heard")
    String lastHeard();

    @Message("Namespace")
    String namespace();

    @Message("Not connected")
    String notConnected();

    @Message(
            "Optional: set TIDEMARK_ATLANTIS_WEBHOOK_TOKEN and start again; docs/atlantis.md tells"
                    + " how.")
    String atlantisHow();

    @Message("Optional: set TIDEMARK_INGEST_TOKENS and start again; docs/atlantis.md tells how.")
    String plansHow();

    @Message("Refuses all: no secret")
    String refusesAll();

    @Message("Delivers to")
    String deliversTo();

    @Message("Recorded")
    String recorded();

    @Message("Kept")
    String kept();

    @Message("Not understood")
    String notUnderstood();

    @Message(
            "Set TIDEMARK_GITHUB_WEBHOOK_SECRET and start again; the overview tells how to connect"
                    + " a repository.")
    String secretHow();

    @Message("Projections")
    String projections();

    @Message("folded from the log")
    String projectionsWhy();

    @Message("Projection")
    String projection();

    @Message("Version")
    String version();

    @Message("Next position")
    String position();

    @Message("Behind")
    String behind();

    @Message("Up to date")
    String upToDate();

    @Message("Catches up")
    String catchesUp();

    @Message("Stopped")
    String stopped();

    @Message("Being rebuilt, at {position}")
    String rebuilding(String position);

    @Message("No projection is declared.")
    String noProjections();

    @Message("Log")
    String log();

    @Message("Entries")
    String entries();

    @Message("Checkpoint")
    String checkpoint();

    @Message("{size} entries")
    String ofEntries(String size);

    @Message("none signed yet")
    String noCheckpoint();

    @Message("Root")
    String root();

    @Message("Verifier key")
    String verifierKey();

    @Message("Signing")
    String signing();

    @Message("Signs")
    String signs();

    @Message("Does not sign")
    String doesNotSign();

    @Message("The log is not what was recorded.")
    String headingAltered();

    @Message("The log is not anchored.")
    String headingNotAnchored();

    @Message("Anchor")
    String anchor();

    @Message("Anchored")
    String anchored();

    @Message("Not anchored")
    String notAnchored();

    @Message("Not anchored yet")
    String notAnchoredYet();

    @Message("None: set TIDEMARK_ANCHOR_REPOSITORY")
    String noAnchor();

    @Message("Verified")
    String verified();

    @Message("Altered")
    String altered();

    @Message("Not verified yet")
    String notVerifiedYet();

    @Message("Gaps")
    String gaps();

    @Message("times in which a source was not observed")
    String gapsWhy();

    @Message("No gap is known.")
    String noGaps();

    @Message("When")
    String when();

    @Message("to")
    String until();

    @Message("Missing")
    String missing();

    @Message("Understood, and nothing to record")
    String keptKinds();

    @Message("last 24 h; kept, and read again by ./tidemark replay when a version records them")
    String keptWhy();

    @Message("Nothing was kept without a record in the last 24 h.")
    String noneKept();

    @Message("Deliveries")
    String deliveries();

    @Message("Last")
    String last();

    @Message("Not understood")
    String deliveriesNotUnderstood();

    @Message("kept whole, and read again by ./tidemark replay")
    String notUnderstoodWhy();

    @Message("Every delivery was understood.")
    String noneNotUnderstood();

    @Message("Received")
    String received();

    @Message("Event")
    String event();

    @Message("Result")
    String result();

    @Message("Reason")
    String reason();

    @Message("Delivery id")
    String guid();

    @Message("Pages of deliveries")
    String paging();

    @Message("Newest")
    String newest();

    @Message("Older")
    String older();

    @Message("As JSON")
    String asJson();

    @Message("Overview")
    String overview();

    @Message("Entry")
    String entry();
}
