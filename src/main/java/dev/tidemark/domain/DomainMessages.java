package dev.tidemark.domain;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages of domains. */
@MessageBundle("domain")
public interface DomainMessages {

    @Message("Domains")
    String title();

    @Message("No domain is known yet.")
    String headingNone();

    @Message("No domain runs there.")
    String headingNoneThere();

    @Message(
            "{count} {#if count == '1'}domain{#else}domains{/if} in {environments} {#if environments == '1'}environment{#else}environments{/if}: {what}.")
    String heading(String count, String environments, String what);

    @Message("everything is as in Git and healthy")
    String calm();

    @Message("{count} drifting")
    String drifting(String count);

    @Message("{count} with changes that wait")
    String pending(String count);

    @Message("{count} not healthy")
    String unhealthy(String count);

    @Message("{count} not observed")
    String unobserved(String count);

    @Message(
            "A domain appears here with the first application that Argo CD has of it: one with the label “domain”, or one that is made from a directory below “overlays”. Clusters are named in TIDEMARK_ARGOCD_CLUSTERS.")
    String emptyWhy();

    @Message("Nothing of a domain runs in this environment.")
    String emptyThere();

    @Message("All environments")
    String allEnvironments();

    @Message("Environment")
    String environment();

    @Message("Domain")
    String domain();

    @Message("Runs")
    String runs();

    @Message("Since")
    String since();

    @Message("Health")
    String health();

    @Message("Git")
    String git();

    @Message("Last deployment")
    String lastDeployment();

    @Message("Per week")
    String perWeek();

    @Message("Deployments in each of the last {weeks} weeks: {counts}")
    String weekly(String weeks, String counts);

    @Message("{count} in {weeks} weeks")
    String inWeeks(String count, String weeks);

    @Message("none known")
    String noDeployment();

    @Message("not known")
    String notKnown();

    @Message("not observed")
    String notObserved();

    @Message("as in Git")
    String synced();

    @Message("Pending")
    String standingPending();

    @Message("Drift")
    String standingDrift();

    @Message("Cannot be told")
    String standingUndetermined();

    @Message("Not observed")
    String standingUnknown();

    @Message("A commit, another spec or a deletion waits to be synced.")
    String whyPending();

    @Message("Live state differs, and no commit touched what feeds it.")
    String whyDrift();

    @Message(
            "It cannot be told whether a commit waits or live state drifted: no access to the repository, or what feeds it was not read yet.")
    String whyUndetermined();

    @Message("Argo CD could not compare it, or has not yet.")
    String whyUnknown();

    @Message("Healthy")
    String healthy();

    @Message("Progressing")
    String progressing();

    @Message("Degraded")
    String degraded();

    @Message("Suspended")
    String suspended();

    @Message("Missing")
    String missing();

    @Message("Health not observed")
    String healthUnknown();

    @Message("Auto-sync off")
    String autoSyncOff();

    @Message("since {when}")
    String sinceWhen(String when);

    @Message("since {when}, by {who} as Argo CD says")
    String sinceWhenBy(String when, String who);

    @Message("Syncing")
    String syncing();

    @Message("Not compared since {when}")
    String stale(String when);

    @Message("{count} {#if count == '1'}resource differs{#else}resources differ{/if}")
    String differing(String count);

    @Message("{name}: {what}.")
    String headingOf(String name, String what);

    @Message("{version} in {environments}")
    String versionIn(String version, String environments);

    @Message("{name}: {versions} versions in {places} places.")
    String headingMany(String name, String versions, String places);

    @Message("{name}: nothing of it runs that is observed.")
    String headingGone(String name);

    @Message("and")
    String and();

    @Message("{count} {#if count == '1'}deployment{#else}deployments{/if} in {span}{details}.")
    String sub(String count, String span, String details);

    @Message(", {count} rolled back")
    String subRolledBack(String count);

    @Message(", {count} failed")
    String subFailed(String count);

    @Message("{from} to {to}")
    String span(String from, String to);

    @Message("{count} days")
    String days(String count);

    @Message("Time")
    String range();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Deployments")
    String deployments();

    @Message("each edge is a deployment; a line follows one version")
    String timelineWhy();

    @Message("Versions of {name}, {from} to {to}")
    String timelineTitle(String name, String from, String to);

    @Message("{place}: {version} from {from} to {to}")
    String runTitle(String place, String version, String from, String to);

    @Message("{place}: {what}, {when}")
    String failTitle(String place, String what, String when);

    @Message("now")
    String now();

    @Message("pending {age}")
    String pendingFor(String age);

    @Message("drift {age}")
    String driftFor(String age);

    @Message("Only the newest {count} deployments of this time are drawn and counted.")
    String cut(String count);

    @Message("Nothing was deployed in this time.")
    String timelineNone();

    @Message("Merged, not live")
    String waiting();

    @Message("Nothing waits: no commit since the last sync touches what feeds it.")
    String waitingNone();

    @Message("It is not known what waits: {why}")
    String waitingUnknown(String why);

    @Message("{count} {#if count == '1'}change{#else}changes{/if}")
    String changes(String count);

    @Message("{count} commits")
    String commits(String count);

    @Message("What feeds it")
    String feeds();

    @Message("It is not known yet which paths feed it.")
    String feedsNotKnown();

    @Message("and {count} more")
    String andMore(String count);

    @Message("History")
    String history();

    @Message("a deployment is the range of commits that touched its paths")
    String historyWhy();

    @Message("As JSON")
    String asJson();

    @Message("When")
    String when();

    @Message("Version")
    String version();

    @Message("Changes in the range")
    String inRange();

    @Message("Images")
    String images();

    @Message("Started by")
    String startedBy();

    @Message("Took")
    String took();

    @Message("Result")
    String result();

    @Message("new")
    String fresh();

    @Message("gone")
    String gone();

    @Message("no tag")
    String noTag();

    @Message("no image changed")
    String noImages();

    @Message("came")
    String came();

    @Message("went")
    String went();

    @Message("nothing in the range touches its paths")
    String rangeEmpty();

    @Message("Range unknown: {why}")
    String rangeUnknown(String why);

    @Message("nothing was deployed before.")
    String unknownFirst();

    @Message("it is made from several sources or a chart, or Argo CD told no revision.")
    String unknownRevision();

    @Message("no access to the repository, or its paths were not read yet.")
    String unknownPaths();

    @Message("the recorded pushes do not lead from one revision to the other.")
    String unknownPushes();

    @Message("more may be listed than belongs to it: some paths are known only by directory")
    String rangeWide();

    @Message("something outside of the repository feeds it too")
    String rangeNotWhole();

    @Message("by")
    String by();

    @Message("approved by {people}")
    String approvedBy(String people);

    @Message("no approval seen")
    String notApproved();

    @Message("auto-sync")
    String automated();

    @Message("by hand, not told by whom")
    String byHand();

    @Message("as Argo CD says")
    String claimed();

    @Message("Syncing")
    String outcomeRunning();

    @Message("Synced, health not seen")
    String outcomeSynced();

    @Message("Healthy")
    String outcomeHealthy();

    @Message("Degraded")
    String outcomeDegraded();

    @Message("Rolled back")
    String outcomeRolledBack();

    @Message("Sync failed")
    String outcomeFailed();

    @Message("Sync errored")
    String outcomeErrored();

    @Message("Terminated")
    String outcomeTerminated();

    @Message("End not seen")
    String outcomeNotSeen();

    @Message("healthy after {age}")
    String healthyAfter(String age);

    @Message("terminated by {who} as Argo CD says")
    String terminatedBy(String who);

    @Message("self-heal")
    String flagSelfHeal();

    @Message("some resources only")
    String flagPartial();

    @Message("rollback")
    String flagRollback();

    @Message("{count} {#if count == '1'}retry{#else}retries{/if}")
    String flagRetries(String count);

    @Message("learnt later")
    String flagLearntLater();

    @Message("from Argo CD’s history")
    String flagFromHistory();

    @Message("may have changed nothing")
    String flagUnsure();

    @Message("No deployment in this time.")
    String emptyTime();

    @Message("Newest")
    String newest();

    @Message("Older")
    String older();

    @Message("Pages of deployments")
    String paging();
}
