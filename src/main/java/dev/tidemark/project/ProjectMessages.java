package dev.tidemark.project;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages of Terraform projects. */
@MessageBundle("project")
public interface ProjectMessages {

    @Message("Projects")
    String title();

    @Message("No Terraform project is known yet")
    String headingNone();

    @Message("{count} {#if count == '1'}Terraform project{#else}Terraform projects{/if}: {what}")
    String heading(String count, String what);

    @Message("nothing waits")
    String calm();

    @Message("{count} with a plan that waits")
    String withPlans(String count);

    @Message("{count} merged and not applied")
    String withNotApplied(String count);

    @Message("{count} changed outside of Terraform")
    String withDrift(String count);

    @Message(
            "A project appears here with the first plan that Atlantis comments, sets a status for or posts as JSON. How to connect it: docs/atlantis.md.")
    String emptyWhy();

    @Message("Project")
    String project();

    @Message("Environment")
    String environment();

    @Message("Last apply")
    String lastApply();

    @Message("Plans")
    String plans();

    @Message("Lock")
    String lock();

    @Message("Outside Terraform")
    String drift();

    @Message("none known")
    String noApply();

    @Message("none open")
    String noPlans();

    @Message("free")
    String free();

    @Message("not seen")
    String lockNotSeen();

    @Message("held for more than {days} days")
    String heldTooLong(int days);

    @Message("not looked at")
    String notLooked();

    @Message("No drift")
    String noDrift();

    @Message("{count} {#if count == '1'}resource differs{#else}resources differ{/if}")
    String differs(String count);

    @Message("by Atlantis’ detection")
    String byDetection();

    @Message("by a plan’s refresh")
    String byPlan();

    @Message("by")
    String by();

    @Message("base or head moved")
    String staleShort();

    @Message("Merged, not applied")
    String notApplied();

    @Message("Directory")
    String directory();

    @Message("Workspace")
    String workspace();

    @Message("Name")
    String name();

    @Message("none given")
    String unnamed();

    @Message("Repository")
    String repository();

    @Message("Where it stands")
    String stands();

    @Message("History")
    String history();

    @Message("newest first")
    String newestFirst();

    @Message("Atlantis did nothing with it that is recorded.")
    String noHistory();

    @Message("Applied at {revision} in {change}")
    String appliedAt(String revision, String change);

    @Message("{project} was never applied, as far as is known")
    String neverApplied(String project);

    @Message("{project} was applied {age}")
    String appliedAge(String project, String age);

    @Message("told by {channels}")
    String toldBy(String channels);

    @Message("As JSON")
    String asJson();
}
