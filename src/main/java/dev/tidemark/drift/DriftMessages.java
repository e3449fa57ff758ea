package dev.tidemark.drift;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the page of drift. */
@MessageBundle("drift")
public interface DriftMessages {

    @Message("Drift")
    String title();

    @Message("Nothing is watched for drift yet.")
    String headingNothing();

    @Message("Nothing is known to differ from Git.")
    String headingCalm();

    @Message(
            "{count} {#if count == '1'}place differs{#else}places differ{/if} from Git, {#if count == '1'}for{#else}the oldest for{/if} {age}.")
    String headingOpen(String count, String age);

    @Message(
            "{count} {#if count == '1'}episode of drift has{#else}episodes of drift have{/if} ended.")
    String headingClosed(String count);

    @Message("A commit that waits to be synced is not drift; it is a pending deployment.")
    String sub();

    @Message(
            "Of {count} of them it cannot be told whether a commit waits or live state drifted: there is no access to the repository, or what feeds the application was not read yet.")
    String subUndetermined(String count);

    @Message("All kinds")
    String allKinds();

    @Message("Argo CD")
    String application();

    @Message("Outside Terraform")
    String outside();

    @Message("Not applied")
    String notApplied();

    @Message("Kind")
    String kind();

    @Message("Time")
    String range();

    @Message("{count} days")
    String days(String count);

    @Message("State")
    String state();

    @Message("Open and ended")
    String allStates();

    @Message("Open")
    String stateOpen();

    @Message("Ended")
    String stateClosed();

    @Message("Domain")
    String domain();

    @Message("Environment")
    String environment();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Open now")
    String openNow();

    @Message("{count} in production")
    String inProduction(String count);

    @Message("oldest {age}")
    String oldest(String age);

    @Message("none")
    String none();

    @Message("Episodes")
    String episodes();

    @Message("{closed} ended, {open} open")
    String endedAndOpen(String closed, String open);

    @Message("Time to repair")
    String timeToRepair();

    @Message("median")
    String median();

    @Message("longest {age}, {count} {#if count == '1'}repair{#else}repairs{/if}")
    String longestOf(String age, String count);

    @Message("nothing was repaired in this time")
    String noRepairs();

    @Message("Cannot be told")
    String undetermined();

    @Message("a commit that waits, or drift")
    String undeterminedWhy();

    @Message("and {count} more below")
    String moreOpen(String count);

    @Message("Drift")
    String markDrift();

    @Message("Changed outside Terraform")
    String markOutside();

    @Message("Committed, not applied")
    String markNotApplied();

    @Message("Ended")
    String markEnded();

    @Message("Live state differs from Git, and no commit touched what feeds it.")
    String whyDrift();

    @Message(
            "It cannot be told whether a commit waits or live state drifted: no access to the repository, or what feeds the application was not read yet.")
    String whyUndetermined();

    @Message("Resources are not as Terraform left them. It began before it was found.")
    String whyOutside();

    @Message("was merged with a plan of this project that nobody applied.")
    String whyNotApplied();

    @Message("{count} {#if count == '1'}resource{#else}resources{/if}")
    String resources(String count);

    @Message("{count} more")
    String more(String count);

    @Message("not told which")
    String resourcesNotTold();

    @Message("{add} to add, {change} to change, {destroy} to destroy")
    String counts(String add, String change, String destroy);

    @Message("other resources {count} {#if count == '1'}time{#else}times{/if}")
    String changed(String count);

    @Message("since")
    String since();

    @Message("Minutes in drift, by day and domain")
    String heat();

    @Message("No drift in {count} other {#if count == '1'}place{#else}places{/if}.")
    String heatCalm(String count);

    @Message("No domain drifted in this time.")
    String heatNone();

    @Message("{name}, {day}: {drifted}")
    String heatCell(String name, String day, String drifted);

    @Message("{from} to {to}")
    String span(String from, String to);

    @Message("Terraform")
    String terraform();

    @Message("no domain")
    String noDomain();

    @Message("not observed")
    String notObserved();

    @Message("to {limit}")
    String upTo(String limit);

    @Message("longer")
    String longer();

    @Message("Exact values")
    String values();

    @Message("Days without drift are left out.")
    String valuesWhy();

    @Message("Day")
    String day();

    @Message("In drift")
    String inDrift();

    @Message("Time to repair, by how")
    String repairs();

    @Message("bar is the median")
    String repairsWhy();

    @Message("Nothing was repaired in this time.")
    String repairsNone();

    @Message("How")
    String how();

    @Message("Number")
    String number();

    @Message("Median")
    String medianHead();

    @Message("Longest")
    String longestHead();

    @Message("self-heal")
    String bySelfHeal();

    @Message("sync")
    String bySync();

    @Message("apply")
    String byApply();

    @Message("commit")
    String byCommit();

    @Message("by hand")
    String byHand();

    @Message("deleted")
    String byDeletion();

    @Message("not known how")
    String byNobodyKnows();

    @Message("Drift episodes, {from} to {to}")
    String chart(String from, String to);

    @Message("open {age}")
    String openFor(String age);

    @Message("{age}, {how}")
    String lastedAndHow(String age, String how);

    @Message("{what}, {environment}: from {from} to {to}, {label}")
    String barTitle(String what, String environment, String from, String to, String label);

    @Message("now")
    String now();

    @Message("What")
    String what();

    @Message("Began")
    String began();

    @Message("Lasted")
    String lasted();

    @Message("What differs")
    String differs();

    @Message("How it ended")
    String ended();

    @Message("still open")
    String stillOpen();

    @Message("as {source} says")
    String claimed(String source);

    @Message("by")
    String by();

    @Message("Older")
    String older();

    @Message("Newest")
    String newest();

    @Message("Pages of episodes")
    String paging();

    @Message("As JSON")
    String asJson();

    @Message(
            "Figures and pictures hold the 500 newest episodes of each kind; the list has all of them. Choose a shorter time for figures of all.")
    String cut();

    @Message("No drift in this time.")
    String emptyTime();

    @Message("No episode matches these filters.")
    String emptyFiltered();

    @Message(
            "Drift of applications appears here once a cluster is watched (TIDEMARK_ARGOCD_CLUSTERS), drift of Terraform projects once Atlantis’ drift detection or a plan posted as JSON tells of it. How to connect them: docs/atlantis.md.")
    String emptyNothing();
}
