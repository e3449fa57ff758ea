package dev.tidemark.sentence;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The word beside every mark. */
@MessageBundle("mark")
public interface MarkWords {

    @Message("Opened")
    String opened();

    @Message("Pushed")
    String pushed();

    @Message("Edited")
    String edited();

    @Message("Approved")
    String approved();

    @Message("Changes requested")
    String changesRequested();

    @Message("Commented")
    String commented();

    @Message("Dismissed")
    String dismissed();

    @Message("Merged")
    String merged();

    @Message("Closed")
    String closed();

    @Message("Reopened")
    String reopened();

    @Message("Forced")
    String forced();

    @Message("Renamed")
    String renamed();

    @Message("Asked")
    String commanded();

    @Message("Planning")
    String planning();

    @Message("Planned")
    String planned();

    @Message("Discarded")
    String discarded();

    @Message("Checking")
    String checking();

    @Message("Passed")
    String passed();

    @Message("Imported")
    String imported();

    @Message("State changed")
    String stateRemoved();

    @Message("Applying")
    String applying();

    @Message("Applied")
    String applied();

    @Message("Locked")
    String locked();

    @Message("Unlocked")
    String unlocked();

    @Message("Tampered")
    String tampered();

    @Message("Deleted")
    String deleted();

    @Message("Part")
    String part();

    @Message("Changed outside Terraform")
    String drift();

    @Message("No drift")
    String noDrift();

    @Message("Running")
    String running();

    @Message("Succeeded")
    String succeeded();

    @Message("Errored")
    String errored();

    @Message("Not observed")
    String notObserved();

    @Message("Observed again")
    String observedAgain();

    @Message("Log")
    String log();

    @Message("Restored")
    String restored();

    @Message("Verified")
    String verified();

    @Message("Verification failed")
    String verificationFailed();

    @Message("Anchored")
    String anchored();

    @Message("Refused")
    String refused();

    @Message("Deleted by retention")
    String evidenceDeleted();

    @Message("Held")
    String evidenceHeld();

    @Message("Released")
    String evidenceReleased();

    @Message("Access changed")
    String accessChanged();

    @Message("Exported")
    String exported();

    @Message("Syncing")
    String syncing();

    @Message("Retried")
    String retried();

    @Message("Synced")
    String synced();

    @Message("Sync failed")
    String syncFailed();

    @Message("Terminated")
    String terminated();

    @Message("Rolled back")
    String rolledBack();

    @Message("Self-healed")
    String healed();

    @Message("Dry run")
    String dryRun();

    @Message("Created")
    String created();

    @Message("Spec changed")
    String specChanged();

    @Message("Auto-sync off")
    String autoSyncOff();

    @Message("Auto-sync on")
    String autoSyncOn();

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

    @Message("Unknown")
    String unknown();

    @Message("Out of sync")
    String outOfSync();

    @Message("Images")
    String images();

    @Message("Condition")
    String condition();

    @Message("Condition gone")
    String conditionGone();

    @Message("Stale")
    String stalled();

    @Message("Compared")
    String compared();

    @Message("Paths")
    String paths();

    @Message("Phase")
    String phase();

    @Message("Settings")
    String settings();

    @Message("Done")
    String done();

    @Message("Rejected")
    String rejected();

    @Message("Withdrawn")
    String withdrawn();

    @Message("Void")
    String voided();

    @Message("Overridden")
    String overridden();

    @Message("Override upheld")
    String overrideUpheld();

    @Message("Override objected to")
    String overrideObjected();

    @Message("Command sent")
    String commandSent();

    @Message("Command not sent")
    String commandFailed();

    @Message("Policy changed")
    String policy();

    @Message("Policy invalid")
    String policyInvalid();

    @Message("Frozen")
    String frozen();

    @Message("Thawed")
    String thawed();
}
