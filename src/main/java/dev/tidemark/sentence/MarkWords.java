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

    @Message("Access changed")
    String accessChanged();

    @Message("Exported")
    String exported();
}
