package dev.tidemark.atlantis;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words around plans and applies. */
@MessageBundle("plan")
public interface PlanMessages {

    @Message("Planning")
    String planning();

    @Message("Plan waits")
    String planned();

    @Message("No changes")
    String noChanges();

    @Message("Plan errored")
    String planErrored();

    @Message("Plan refused")
    String planRefused();

    @Message("Locked")
    String locked();

    @Message("Discarded")
    String discarded();

    @Message("Superseded")
    String stale();

    @Message("Contradicting")
    String contradicting();

    @Message("Applying")
    String applying();

    @Message("Applied")
    String applied();

    @Message("Apply errored")
    String applyErrored();

    @Message("Apply refused")
    String applyRefused();

    @Message("Merged, not applied")
    String notApplied();

    @Message("Not applied")
    String ended();

    @Message("{count} destroy")
    String destroy(String count);

    @Message("{count} change")
    String change(String count);

    @Message("{count} add")
    String add(String count);

    @Message("{count} import")
    String imports(String count);

    @Message("{count} forget")
    String forget(String count);

    @Message("Only outputs would change.")
    String outputsOnly();

    @Message("Nothing would change.")
    String nothing();

    @Message("There is a plan, but nothing says what it would do.")
    String unclear();

    @Message("head {head}")
    String head(String head);

    @Message("planned")
    String plannedWord();

    @Message("digest of the text")
    String textDigest();

    @Message("digest")
    String digest();

    @Message(
            "Plan JSON and comment count differently: {json} against {comment}. The plan cannot be"
                    + " approved.")
    String countedDifferently(String json, String comment);

    @Message("One channel told a success and another a failure. The failure stands.")
    String toldOpposites();

    @Message("No comment of Atlantis told how it ended.")
    String commentMissing();

    @Message("No commit status told how it ended.")
    String statusMissing();

    @Message("Only the time of its comment says which head was planned.")
    String headInferred();

    @Message("It was planned at {planned}, and the head is {head} since.")
    String headMoved(String planned, String head);

    @Message("{base} moved since this plan was made.")
    String baseMoved(String base);

    @Message("#{number} holds the lock of this project.")
    String lockedBy(String number);

    @Message("It was discarded in Atlantis’ own pages.")
    String discardedInUi();

    @Message("Atlantis did not save it, because the plan of another project failed.")
    String notSaved();

    @Message("It was discarded by an unlock.")
    String discardedByUnlock();

    @Message("It was discarded because the pull request was closed.")
    String discardedByClosing();

    @Message("It was discarded because the state was changed.")
    String discardedByState();

    @Message("Terraform planned only a part of the configuration.")
    String incomplete();

    @Message(
            "{count} {#if count == '1'}resource differs{#else}resources differ{/if} from the state"
                    + " outside of Terraform.")
    String drifted(String count);

    @Message("{count} {#if count == '1'}check fails{#else}checks fail{/if}.")
    String failedChecks(String count);

    @Message("Only Atlantis’ comment tells of this plan; no plan JSON was posted.")
    String textOnly();

    @Message(
            "The kept plan was deleted by retention on {when}; its entry still holds counts and"
                    + " digest.")
    String documentDeleted(String when);

    @Message("The kept plan is not there any more; its entry still holds counts and digest.")
    String documentGone();

    @Message("It was too large or too strange to be read whole: {reason}")
    String unreadable(String reason);

    @Message("will be destroyed")
    String willBeDestroyed();

    @Message("must be replaced, destroyed first")
    String willBeReplaced();

    @Message("must be replaced, created first")
    String willBeReplacedCreateFirst();

    @Message("must be replaced, the old one is kept out of the state")
    String willBeReplacedForgotten();

    @Message("will be changed")
    String willBeChanged();

    @Message("will be created")
    String willBeCreated();

    @Message("will be imported")
    String willBeImported();

    @Message("will be moved")
    String willBeMoved();

    @Message("will be read during apply")
    String willBeRead();

    @Message("will no longer be managed")
    String willBeForgotten();

    @Message("was destroyed outside of Terraform")
    String wasDestroyed();

    @Message("was changed outside of Terraform")
    String wasChanged();

    @Message("was created outside of Terraform")
    String wasCreated();

    @Message("moved from {address}")
    String movedFrom(String address);

    @Message("also imported")
    String alsoImported();

    @Message("deposed object {key}")
    String deposed(String key);

    @Message("because {reason}")
    String because(String reason);

    @Message("forces replacement")
    String forcesReplacement();

    @Message("masked")
    String masked();

    @Message("known after apply")
    String unknown();

    @Message("{count} {#if count == '1'}attribute stays{#else}attributes stay{/if} as it is")
    String unchanged(String count);

    @Message("{count} more attributes change")
    String omitted(String count);

    @Message("Its attributes were too large to be read.")
    String reduced();

    @Message("{module}, {count} {#if count == '1'}resource{#else}resources{/if}")
    String module(String module, String count);

    @Message("Outputs")
    String outputs();

    @Message("Changed outside of Terraform, not part of this plan")
    String driftGroup();

    @Message("Show all {count} resources")
    String showAll(String count);

    @Message("before")
    String before();

    @Message("after")
    String after();

    @Message("Attribute")
    String attribute();

    @Message("Atlantis’ comment, whole")
    String theComment();
}
