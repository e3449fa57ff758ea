package dev.tidemark.change;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of a change's path and of the sentence above it. */
@MessageBundle("path")
public interface PathMessages {

    @Message("Opened")
    String opened();

    @Message("Planned")
    String planned();

    @Message("Plan")
    String plan();

    @Message("Applied")
    String applied();

    @Message("Apply")
    String apply();

    @Message("Nothing to apply")
    String nothingToApply();

    @Message("Reviewed")
    String reviewed();

    @Message("Review")
    String review();

    @Message("Approved")
    String approved();

    @Message("Approval")
    String approval();

    @Message("Changes requested")
    String changesRequested();

    @Message("Merged")
    String merged();

    @Message("Merge")
    String merge();

    @Message("Closed")
    String closed();

    @Message("waits")
    String waits();

    @Message("not yet")
    String notYet();

    @Message("not observed")
    String notObserved();

    @Message("none")
    String none();

    @Message("Open for {duration}. Waits for a review.")
    String waitsForReview(String duration);

    @Message("Open for {duration}. Reviewed, and not approved yet.")
    String waitsForApproval(String duration);

    @Message("Open for {duration}. Changes are requested.")
    String waitsForAuthor(String duration);

    @Message("Open for {duration}. Approved, and not applied yet.")
    String waitsForApply(String duration);

    @Message("Open for {duration}. Approved, and not merged yet.")
    String waitsForMerge(String duration);

    @Message("A draft, open for {duration}.")
    String isDraft(String duration);

    @Message("Open; when it was opened is not known.")
    String isOpen();

    @Message("Merged, {duration} after it was opened.")
    String wasMerged(String duration);

    @Message("Merged; when it was opened is not known.")
    String wasMergedSometime();

    @Message("Closed without merging, {duration} after it was opened.")
    String wasClosed(String duration);

    @Message("Closed without merging.")
    String wasClosedSometime();
}
