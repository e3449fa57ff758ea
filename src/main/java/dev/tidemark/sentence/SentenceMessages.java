package dev.tidemark.sentence;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The sentences. Every parameter but a count is a place-holder for a {@link Piece}. */
@MessageBundle("sentence")
public interface SentenceMessages {

    @Message("Someone")
    String someone();

    @Message("the pull request")
    String thisChange();

    @Message("{actor} opened {change}")
    String opened(String actor, String change);

    @Message("{actor} opened {title} {change}")
    String openedWithTitle(String actor, String title, String change);

    @Message("{actor} pushed to {change}: {before} → {after}")
    String updated(String actor, String change, String before, String after);

    @Message("{actor} edited {change}")
    String edited(String actor, String change);

    @Message("{actor} edited {change}, now {title}")
    String editedWithTitle(String actor, String change, String title);

    @Message("GitHub describes {change} as {title}")
    String described(String change, String title);

    @Message("GitHub described {change}")
    String describedWithoutTitle(String change);

    @Message("{actor} approved {change}")
    String approved(String actor, String change);

    @Message("{actor} approved {change} at {revision}")
    String approvedAt(String actor, String change, String revision);

    @Message("{actor} requested changes in {change}")
    String changesRequested(String actor, String change);

    @Message("{actor} reviewed {change} with comments")
    String commented(String actor, String change);

    @Message("{actor} dismissed a review of {change}")
    String dismissed(String actor, String change);

    @Message("{actor} merged {change}")
    String merged(String actor, String change);

    @Message("{actor} merged {change} as {revision}")
    String mergedAs(String actor, String change, String revision);

    @Message("{actor} closed {change} without merging it")
    String closed(String actor, String change);

    @Message("{actor} reopened {change}")
    String reopened(String actor, String change);

    @Message(
            "{actor} pushed {count} {#if count == 1}commit{#else}commits{/if} to {ref} of"
                    + " {repository}")
    String pushed(String actor, int count, String ref, String repository);

    @Message("{actor} force-pushed {ref} of {repository}: {before} → {after}")
    String forced(String actor, String ref, String repository, String before, String after);

    @Message("{actor} created {ref} in {repository}")
    String refCreated(String actor, String ref, String repository);

    @Message("{actor} deleted {ref} in {repository}")
    String refDeleted(String actor, String ref, String repository);

    @Message("{from} was renamed to {to}")
    String renamed(String from, String to);

    @Message("{actor} commented {command} on {change}")
    String commanded(String actor, String command, String change);

    @Message("{project} is being planned")
    String planStarted(String project);

    @Message("{project} was planned: {result}")
    String planned(String project, String result);

    @Message("the plan stands")
    String planMade();

    @Message("no changes")
    String noChanges();

    @Message("only outputs would change")
    String outputsOnly();

    @Message("{destroy} to destroy, {change} to change, {add} to add")
    String toDestroyChangeAdd(String destroy, String change, String add);

    @Message("The plan of {project} errored{reason}")
    String planErrored(String project, String reason);

    @Message("{project} cannot be planned: {change} holds its lock")
    String planLocked(String project, String change);

    @Message("The plan of {project} was discarded in Atlantis’ own pages")
    String planDiscardedInUi(String project);

    @Message("The plan of {project} was not saved, because another project’s failed")
    String planNotSaved(String project);

    @Message("The plan of {project} was discarded by an unlock")
    String planDiscardedByUnlock(String project);

    @Message("The plan of {project} was discarded because the pull request was closed")
    String planDiscardedByClosing(String project);

    @Message("The plan of {project} was discarded because its state was changed")
    String planDiscardedByState(String project);

    @Message("The policies of {project} are being checked")
    String policyCheckStarted(String project);

    @Message("{project} passed its policies")
    String policyCheckPassed(String project);

    @Message("{project} did not pass its policies{reason}")
    String policyCheckErrored(String project, String reason);

    @Message("The policies of {project} were approved")
    String policiesApproved(String project);

    @Message("The approval of {project}’s policies was refused{reason}")
    String policyApprovalRefused(String project, String reason);

    @Message("Resources were imported into the state of {project}")
    String imported(String project);

    @Message("Resources were removed from the state of {project}")
    String stateRemoved(String project);

    @Message("{project} is being applied")
    String applyStarted(String project);

    @Message("{project} was applied")
    String applied(String project);

    @Message("{project} was applied: {add} added, {change} changed, {destroy} destroyed")
    String appliedCounts(String project, String add, String change, String destroy);

    @Message("The apply of {project} errored{reason}")
    String applyErrored(String project, String reason);

    @Message("The apply of {project} was refused{reason}")
    String applyRefused(String project, String reason);

    @Message("{change} took the lock of {project}")
    String lockAcquired(String change, String project);

    @Message("{change} gave the lock of {project} back")
    String lockReleased(String change, String project);

    @Message("{actor} edited a comment of {change} that counted")
    String commentEdited(String actor, String change);

    @Message("{actor} changed what somebody else’s comment on {change} says; it changes no state")
    String commentTampered(String actor, String change);

    @Message("{actor} deleted a comment of {change} that counted")
    String commentDeleted(String actor, String change);

    @Message("A part of Atlantis’ {command} output on {change}")
    String commentSplit(String command, String change);

    @Message(
            "{project} was changed outside of Terraform: {count} {#if count == '1'}resource differs{#else}resources differ{/if}")
    String driftDetected(String project, String count);

    @Message("{project} is as Terraform left it")
    String driftNotFound(String project);

    @Message(" in {change}")
    String inChange(String change);

    @Message("Every project")
    String everyProject();

    @Message(": {reason}")
    String because(String reason);

    @Message("{actor} started {workflow}{branch}{attempt}")
    String runStarted(String actor, String workflow, String branch, String attempt);

    @Message("{workflow} succeeded{branch}{attempt}")
    String runSucceeded(String workflow, String branch, String attempt);

    @Message("{workflow} ended as {conclusion}{branch}{attempt}")
    String runErrored(String workflow, String conclusion, String branch, String attempt);

    @Message(" on {branch}")
    String onBranch(String branch);

    @Message(", attempt {number}")
    String attempt(int number);

    @Message("{source} was not observed from {from} to {to}: {missing}")
    String gap(String source, String from, String to, String missing);

    @Message("{source} is observed again since {since}")
    String resumed(String source, String since);

    @Message("The log {origin} began")
    String logStarted(String origin);

    @Message("Checkpoints are signed with another key from here on")
    String keyAdopted();

    @Message("The database was restored; the log goes on as {origin}")
    String incarnated(String origin);

    @Message("All {size} entries were hashed again and gave the signed root")
    String verified(String size);

    @Message("The verification of {size} entries failed: {reason}")
    String verificationFailed(String size, String reason);

    @Message("The checkpoint of {size} entries was kept at {place}")
    String anchored(String size, String place);

    @Message("{actor} was refused {resource}: {reason}")
    String accessRefused(String actor, String resource, String reason);

    @Message("Retention deleted a document of {kind}, {hash}, by the rule {rule}")
    String evidenceDeleted(String kind, String hash, String rule);

    @Message("{actor} holds the evidence of {what}: {reason}")
    String evidenceHeld(String actor, String what, String reason);

    @Message("{actor} released the evidence of {what}: {reason}")
    String evidenceReleased(String actor, String what, String reason);

    @Message("Access of {person} changed: {what}")
    String accessChanged(String person, String what);

    @Message(
            "{actor} exported {count} {#if one}entry{#else}entries{/if} as {format}, found by {filter}")
    String exportTaken(String actor, String count, boolean one, String format, String filter);

    @Message(
            "{actor} exported the whole log, {count} {#if one}entry{#else}entries{/if}, as {format}")
    String exportTakenWhole(String actor, String count, boolean one, String format);

    @Message(
            "{actor} exported {count} {#if one}entry{#else}entries{/if} behind {position} as {format}")
    String exportTakenBehind(
            String actor, String count, boolean one, String position, String format);

    @Message("{who} started {kind} of {application}{to}")
    String syncStarted(String who, String kind, String application, String to);

    @Message(
            "The {kind} of {application} did not succeed and is tried again, retry"
                    + " {number}{because}")
    String syncRetried(String kind, String application, int number, String because);

    @Message("The {kind} of {application}{to} succeeded")
    String syncSucceeded(String kind, String application, String to);

    @Message("The {kind} of {application}{to} failed{because}")
    String syncFailed(String kind, String application, String to, String because);

    @Message("The {kind} of {application}{to} could not be carried out{because}")
    String syncErrored(String kind, String application, String to, String because);

    @Message("The {kind} of {application}{to} was terminated{because}")
    String syncTerminated(String kind, String application, String to, String because);

    @Message(" at {revision}")
    String atRevision(String revision);

    @Message("Automatic sync")
    String automaticSync();

    @Message("sync")
    String sync();

    @Message("partial sync")
    String partialSync();

    @Message("dry run")
    String dryRun();

    @Message("rollback")
    String rollback();

    @Message("self-heal")
    String selfHeal();

    @Message("Application {name} was created")
    String applicationCreated(String name);

    @Message("Application {name} was deleted")
    String applicationDeleted(String name);

    @Message("Application {name} is gone; nobody was watching when it was deleted")
    String applicationGone(String name);

    @Message("Application {name} is meant to be otherwise: its spec changed")
    String specChanged(String name);

    @Message("Automatic sync of {name} is {how}")
    String autoSyncChanged(String name, String how);

    @Message("off")
    String autoSyncOff();

    @Message("on")
    String autoSyncOn();

    @Message("on, with self-heal")
    String autoSyncHeals();

    @Message("{name} is {health}{because}")
    String healthChanged(String name, String health, String because);

    @Message("{name} is Synced{with}")
    String comparedSynced(String name, String with);

    @Message(
            "{name} is OutOfSync{with}: {count} {#if count == '1'}resource differs{#else}resources"
                    + " differ{/if}")
    String comparedOutOfSync(String name, String with, String count);

    @Message("{name} cannot be compared{with}")
    String comparedUnknown(String name, String with);

    @Message("{name} runs {images}")
    String imagesChanged(String name, String images);

    @Message("{name} has condition {condition}: {message}")
    String conditionRaised(String name, String condition, String message);

    @Message("Condition {condition} of {name} is gone")
    String conditionCleared(String name, String condition);

    @Message("{name} was last compared {at}; what its status says may be the past")
    String stalled(String name, String at);

    @Message("{name} is compared again")
    String reconciled(String name);

    @Message("{name} is made from {count} {#if count == '1'}path{#else}paths{/if}")
    String pathsResolved(String name, String count);

    @Message("{name} is {status} in phase {step} of {set}")
    String rolloutChanged(String name, String status, int step, String set);

    @Message("{who} {did} {name}: {said}")
    String actionReported(String who, String did, String name, String said);

    @Message("created")
    String didCreate();

    @Message("changed the spec of")
    String didChangeSpec();

    @Message("deleted")
    String didDelete();

    @Message("started a sync of")
    String didSync();

    @Message("rolled back")
    String didRollBack();

    @Message("terminated the sync of")
    String didTerminate();

    @Message("changed a live resource of")
    String didChangeResource();

    @Message("ApplicationSet {name} rolls out in {count} {#if count == '1'}phase{#else}phases{/if}")
    String applicationSetChanged(String name, String count);

    @Message("ApplicationSet {name} was deleted")
    String applicationSetDeleted(String name);

    @Message("At {source}, waves of applications {waves} and phases {phases}")
    String settingsChanged(String source, String waves, String phases);

    @Message("wait")
    String doWait();

    @Message("do not wait")
    String doNotWait();

    @Message("{who} started play {play} of {book} for {hosts}{attempt}")
    String playStarted(String who, String play, String book, String hosts, String attempt);

    @Message("Play {play} of {book} for {hosts} succeeded, {changed} changed{attempt}")
    String playSucceeded(String play, String book, String hosts, String changed, String attempt);

    @Message("Play {play} of {book} for {hosts} failed{because}{attempt}")
    String playErrored(String play, String book, String hosts, String because, String attempt);

    @Message("{count} {#if count == '1'}host{#else}hosts{/if}")
    String hosts(String count);

    @Message(" in {environment}")
    String inEnvironment(String environment);

    @Message("{actor} approved the plan of {plan}, {have} of {need}{because}")
    String planApproved(String actor, String plan, String have, String need, String because);

    @Message("{actor} rejected the plan of {plan}{because}")
    String planRejected(String actor, String plan, String because);

    @Message("{actor} withdrew the approval of {plan}{because}")
    String approvalWithdrawn(String actor, String plan, String because);

    @Message("What was decided about the plan of {plan} is void: {cause}")
    String approvalVoided(String plan, String cause);

    @Message("{actor} was refused a decision about the plan of {plan}{because}")
    String decisionRefused(String actor, String plan, String because);

    @Message("{actor} let out the apply of {plan} against the policy{because}")
    String policyOverridden(String actor, String plan, String because);

    @Message("{actor} reviewed the override for {plan} and upholds it{because}")
    String overrideUpheld(String actor, String plan, String because);

    @Message("{actor} reviewed the override for {plan} and objects to it{because}")
    String overrideObjected(String actor, String plan, String because);

    @Message("Tidemark commented {command} for {plan} as {speaker}")
    String effectSent(String command, String plan, String speaker);

    @Message("Tidemark could not comment {command} for {plan}{because}")
    String effectFailed(String command, String plan, String because);

    @Message("{actor} changed the policy")
    String policyChanged(String actor);

    @Message("{actor} deleted the policy file; the policy without one holds")
    String policyDeleted(String actor);

    @Message("The policy file cannot be used, the last valid one holds: {problems}")
    String policyInvalid(String problems);

    @Message("Freeze {window} began; it ends {until}")
    String frozen(String window, String until);

    @Message("Freeze {window} is over")
    String thawed(String window);

    @Message("the head moved")
    String headMoved();

    @Message("there is a newer plan")
    String plannedAgain();

    @Message("the plan was discarded")
    String planThrownAway();

    @Message("the base moved")
    String baseMoved();

    @Message("the pull request was closed or merged")
    String changeEnded();

    @Message("it was applied without this portal")
    String appliedElsewhere();

    @Message("the policy changed")
    String policyMoved();
}
