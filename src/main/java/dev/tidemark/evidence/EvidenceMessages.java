package dev.tidemark.evidence;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the report on one change. */
@MessageBundle("evidence")
public interface EvidenceMessages {

    @Message("Evidence of {name}")
    String title(String name);

    @Message(
            "Taken {at} from the log {origin}, at its signed checkpoint of {size} entries with the root")
    String taken(String at, String origin, String size);

    @Message(
            "Each line below names the position of the entry that says so. The entries are in entries.ndjson, byte for byte as they are hashed, with a proof of each in proofs.txt; the documents that they were read from are in the folder evidence. Nothing here has to be believed: tools/Verify.java checks all of it.")
    String how();

    @Message("What is not known is said to be so, and is no pass.")
    String unknownIsNoPass();

    @Message("Controls")
    String controls();

    @Message("Position")
    String position();

    @Message("When")
    String when();

    @Message("What happened")
    String what();

    @Message("Who")
    String who();

    @Message("Known by")
    String knownBy();

    @Message("not told")
    String nobody();

    @Message("No entry of the log says so.")
    String noEntry();

    @Message(
            "{#switch question}{#case WHAT_CHANGED}What changed{#case WHO_ASKED}Who asked{#case WHO_REVIEWED}Who reviewed{#case WHO_APPROVED}Who approved, and were they entitled and not the author{#case WHAT_WAS_TESTED}What was tested{#case WHAT_WAS_APPLIED}What was applied{#case WHEN_LIVE}When it was live{#case EMERGENCY}Whether it was an emergency{#case MORE}What else is told{/switch}")
    String question(Question question);

    @Message(
            "{#switch question}{#case WHAT_CHANGED}SOC 2 CC8.1 (documented); ISO 27001 A.8.32; PCI DSS 6.5.1{#case WHO_ASKED}SOC 2 CC8.1 (authorised); ISO 27001 A.8.32; PCI DSS 6.5.1, 10.2.2{#case WHO_REVIEWED}SOC 2 CC8.1 (reviewed); ISO 27001 A.8.32; PCI DSS 6.2.3, 6.5.1{#case WHO_APPROVED}SOC 2 CC8.1 (approved), CC6.1 (duties apart); ISO 27001 A.8.32, A.5.3; PCI DSS 6.5.1, 6.5.4{#case WHAT_WAS_TESTED}SOC 2 CC8.1 (tested); ISO 27001 A.8.32; PCI DSS 6.5.1{#case WHAT_WAS_APPLIED}SOC 2 CC8.1 (implemented); ISO 27001 A.8.32; PCI DSS 6.5.2, 10.2.1{#case WHEN_LIVE}SOC 2 CC8.1 (implemented); ISO 27001 A.8.32; PCI DSS 10.2.2, 10.6{#case EMERGENCY}SOC 2 CC8.1 (emergency changes); ISO 27001 A.8.32; PCI DSS 6.5.1{#case MORE}PCI DSS 10.2.1{/switch}")
    String controlsOf(Question question);

    @Message("The pull request {name}, “{title}”.")
    String isChange(String name, String title);

    @Message("{author} opened it.")
    String openedBy(String author);

    @Message("Who opened it is not known.")
    String openedByUnknown();

    @Message("{who} merged it at {at}.")
    String mergedBy(String who, String at);

    @Message("It is not merged, as far as is known.")
    String notMerged();

    @Message("Reviewed by {who}.")
    String reviewedBy(String who);

    @Message("Nobody reviewed it, as far as is known.")
    String notReviewed();

    @Message(
            "Exactly what was merged was approved by {who}, who wrote, pushed and merged none of it.")
    String approvedBy(String who);

    @Message("What was merged has no such approval: {why}.")
    String notApproved(String why);

    @Message("Whether somebody else approved what was merged is not known: {why}.")
    String approvalUnknown(String why);

    @Message("{what} at {at}: {duty}. {approvers}")
    String judged(String what, String at, String duty, String approvers);

    @Message("Approved by {who}.")
    String byWhom(String who);

    @Message("No approval counts.")
    String byNobody();

    @Message("Against it stands: {what}.")
    String against(String what);

    @Message("{count} runs of workflows at its revisions, {good} of which succeeded.")
    String runs(String count, String good);

    @Message(
            "No run of a workflow at its revisions was observed. That is not to say that nothing was tested.")
    String noRuns();

    @Message("{what} began at {at}: {outcome}. {applier}")
    String applied(String what, String at, String outcome, String applier);

    @Message("Begun by {who}.")
    String begunBy(String who);

    @Message("Who began it is not known.")
    String begunByUnknown();

    @Message("Nothing that brought it was observed.")
    String nothingApplied();

    @Message("Of {count} syncs in the 30 days after its merge it is not known what they brought.")
    String unknownSyncs(String count);

    @Message("{what}: live at {at}.")
    String live(String what, String at);

    @Message("It was not seen live anywhere.")
    String notLive();

    @Message("It was let out against the policy: {what}.")
    String emergency(String what);

    @Message("No apply of it was let out against the policy.")
    String noEmergency();

    @Message("Evidence")
    String evidence();
}
