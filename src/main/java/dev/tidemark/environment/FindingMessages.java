package dev.tidemark.environment;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of components: a word for the mark, and a reason beside it. */
@MessageBundle("finding")
public interface FindingMessages {

    @Message("Applied")
    String applied();

    @Message("Succeeded")
    String succeeded();

    @Message("Healthy")
    String healthy();

    @Message("Errored")
    String errored();

    @Message("Failed")
    String failed();

    @Message("Degraded")
    String degraded();

    @Message("Missing")
    String missing();

    @Message("Drift")
    String drift();

    @Message("Differs")
    String differs();

    @Message("Not applied")
    String notApplied();

    @Message("Not observed")
    String notObserved();

    @Message("Plan waits")
    String planWaits();

    @Message("Syncing")
    String syncing();

    @Message("Progressing")
    String progressing();

    @Message("Applying")
    String applying();

    @Message("Running")
    String running();

    @Message("Pending")
    String pending();

    @Message("Auto-sync off")
    String autoSyncOff();

    @Message("Suspended")
    String suspended();

    @Message("Its apply errored in #{change}")
    String applyErroredWhy(String change);

    @Message(
            "{task} failed{#if count != '0'} on {count} {#if count == '1'}host{#else}hosts{/if}{/if}")
    String runErroredWhy(String task, String count);

    @Message("{detail}")
    String conditionWhy(String detail);

    @Message("Argo CD reports it degraded")
    String degradedWhy();

    @Message("Argo CD finds none of its resources")
    String missingWhy();

    @Message("Live state differs from Git: {resource}{#if more != '0'} and {more} more{/if}")
    String driftWhy(String resource, String more);

    @Message(
            "Live state differs, and nothing says yet whether by a commit: {resource}{#if more != '0'} and {more} more{/if}")
    String differsWhy(String resource, String more);

    @Message("Changed outside of Terraform: {resource}{#if more != '0'} and {more} more{/if}")
    String outsideWhy(String resource, String more);

    @Message("{count} {#if count == '1'}resource{#else}resources{/if}")
    String resources(String count);

    @Message("#{change} was merged and its plan never applied")
    String notAppliedWhy(String change);

    @Message("Its cluster is not observed")
    String clusterWhy();

    @Message("Reconciliation is skipped by annotation, so its status is frozen")
    String skippedWhy();

    @Message("Argo CD has not compared it for several of its periods")
    String notComparedWhy();

    @Message("Its status is too large to be written, so the rest may be the past")
    String tooLargeWhy();

    @Message("Nothing tells whether it is as in Git")
    String comparisonWhy();

    @Message("Its health was not told")
    String healthWhy();

    @Message("No apply of it is known")
    String neverAppliedWhy();

    @Message("No run of it that ended is known")
    String neverEndedWhy();

    @Message("The plan of #{change} waits for its apply")
    String planWaitsWhy(String change);

    @Message("A sync runs")
    String syncingWhy();

    @Message("Its resources are not ready yet")
    String progressingWhy();

    @Message("#{change} is being applied")
    String applyingWhy(String change);

    @Message("It runs{#if by}, started by {by}{/if}")
    String runningWhy(String by);

    @Message("A commit waits to be synced")
    String pendingWhy();

    @Message("Auto-sync was switched off{#if by} by {by}{/if}")
    String autoSyncOffWhy(String by);

    @Message("Argo CD reports it suspended")
    String suspendedWhy();
}
