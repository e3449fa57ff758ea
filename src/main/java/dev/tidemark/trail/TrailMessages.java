package dev.tidemark.trail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about the log. */
@MessageBundle("trail")
public interface TrailMessages {

    @Message("Trail")
    String title();

    @Message("Entry {position}")
    String entryTitle(String position);

    @Message("{count} {#if one}entry{#else}entries{/if}, whole and in order.")
    String heading(String count, boolean one);

    @Message("The log is empty.")
    String headingEmpty();

    @Message("Entries of the log, newest first.")
    String headingUnknown();

    @Message("Last checkpoint of {size} entries at")
    String lastCheckpoint(String size);

    @Message("Every entry up to it can be proved against it.")
    String provable();

    @Message("No checkpoint is signed yet.")
    String noCheckpoint();

    @Message("Position")
    String position();

    @Message("Time")
    String time();

    @Message("Type")
    String type();

    @Message("What happened")
    String whatHappened();

    @Message("Actor")
    String actor();

    @Message("Known by")
    String knownBy();

    @Message("Seen by")
    String seenBy();

    @Message("nobody named")
    String nobody();

    @Message("This version does not know this type of entry. It is kept as it is.")
    String unknownType();

    @Message("Unknown")
    String unknown();

    @Message("As soon as something is recorded, it stands here for ever.")
    String empty();

    @Message("Pages of the log")
    String paging();

    @Message("Newest")
    String newest();

    @Message("Older")
    String older();

    @Message("Newer entry")
    String newerEntry();

    @Message("Older entry")
    String olderEntry();

    @Message("Happened")
    String happened();

    @Message("recorded")
    String recorded();

    @Message("Entry, as stored")
    String asStored();

    @Message(
            "{count} bytes of canonical JSON: the row, the export line and the leaf are the same bytes. Lines are broken for reading, and characters that cannot be seen are shown by name.")
    String bytes(String count);

    @Message("What it says")
    String asRead();

    @Message("Its data")
    String data();

    @Message("Leaf")
    String leaf();

    @Message("Root")
    String root();

    @Message("Signed")
    String signedAt();

    @Message("Covered by the signed checkpoint of {size} entries")
    String covered(String size);

    @Message("Not covered by a signed checkpoint yet")
    String notCovered();

    @Message("SHA-256 of a zero byte and the stored bytes: anyone can compute it again.")
    String leafWhy();

    @Message("As JSON")
    String asJson();

    @Message("Subject")
    String subject();

    @Message("Fact")
    String fact();

    @Message("Source")
    String source();

    @Message("Id")
    String id();

    @Message("Repository")
    String repository();

    @Message("Revision")
    String revision();

    @Message("Evidence")
    String evidence();

    @Message("Mapper")
    String mapper();

    @Message("Supersedes")
    String supersedes();
}
