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
