package dev.tidemark.retention;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the page of retention. */
@MessageBundle("retention")
public interface RetentionMessages {

    @Message("Retention")
    String title();

    @Message(
            "How long the documents are kept that entries were read from. Entries are kept for"
                    + " ever, and no read model is made of documents.")
    String sub();

    @Message("Rules")
    String rules();

    @Message("Every document is kept for ever: TIDEMARK_RETENTION names no rule.")
    String noRules();

    @Message("Rule")
    String rule();

    @Message("Kept for")
    String keptFor();

    @Message("{days} {#if one}day{#else}days{/if}")
    String days(String days, boolean one);

    @Message("Held")
    String holds();

    @Message("Nothing is held.")
    String noHolds();

    @Message("What")
    String what();

    @Message("owner/name#418, or a SHA-256")
    String whatHint();

    @Message("Reason")
    String reason();

    @Message("Since")
    String since();

    @Message("by {person}")
    String by(String person);

    @Message("Entry")
    String entry();

    @Message("Hold")
    String hold();

    @Message("Release")
    String release();

    @Message("Reason to release {name}")
    String releaseReason(String name);

    @Message("Release {name}")
    String releaseNamed(String name);

    @Message("Deleted lately")
    String deletions();

    @Message("Nothing was ever deleted.")
    String noDeletions();

    @Message("Class")
    String kind();

    @Message("Document")
    String document();

    @Message("When")
    String when();
}
