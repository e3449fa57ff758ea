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

    @Message("The review of {change} by {actor} was dismissed")
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
            "{actor} pushed {count} {#if count == 1}commit{#else}commits{/if} to {ref} of {repository}")
    String pushed(String actor, int count, String ref, String repository);

    @Message("{actor} force-pushed {ref} of {repository}: {before} → {after}")
    String forced(String actor, String ref, String repository, String before, String after);

    @Message("{actor} created {ref} in {repository}")
    String refCreated(String actor, String ref, String repository);

    @Message("{actor} deleted {ref} in {repository}")
    String refDeleted(String actor, String ref, String repository);

    @Message("{from} is named {to} since")
    String renamed(String from, String to);

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

    @Message("Access of {person} changed: {what}")
    String accessChanged(String person, String what);

    @Message("{actor} exported {count} entries as {format}, {filter}")
    String exportTaken(String actor, String count, String format, String filter);
}
