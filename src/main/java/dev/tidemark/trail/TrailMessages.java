package dev.tidemark.trail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about the log. */
@MessageBundle("trail")
public interface TrailMessages {

    @Message("Trail")
    String title();

    @Message("Population of a period, with its exceptions")
    String population();

    @Message("Entry {position}")
    String entryTitle(String position);

    @Message("{count} {#if one}entry{#else}entries{/if}, whole and in order.")
    String heading(String count, boolean one);

    @Message("The log is empty.")
    String headingEmpty();

    @Message("No entry matches.")
    String headingNoMatch();

    @Message("{count} {#if one}entry matches{#else}entries match{/if}.")
    String headingMatches(String count, boolean one);

    @Message("More than {count} entries match.")
    String headingMatchesMore(String count);

    @Message("Searched: all of the log’s first {count} entries.")
    String searched(String count);

    @Message("Entries of the log, newest first.")
    String headingUnknown();

    @Message("Last checkpoint of {size} {#if one}entry{#else}entries{/if} at")
    String lastCheckpoint(String size, boolean one);

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

    @Message("Nothing in the log is like this. Take a filter out, or search for fewer words.")
    String noMatch();

    @Message("Search the text of every entry")
    String search();

    @Message("Title, message, person, revision")
    String searchHint();

    @Message("More filters")
    String moreFilters();

    @Message("Filter")
    String filter();

    @Message("Clear")
    String clear();

    @Message("Any type")
    String anyType();

    @Message("all of {family}")
    String family(String family);

    @Message("Remove the filter {label}")
    String remove(String label);

    @Message("From")
    String from();

    @Message("Before")
    String to();

    @Message("Domain")
    String domain();

    @Message("Environment")
    String environment();

    @Message("Change")
    String change();

    @Message("Project")
    String project();

    @Message("Policy")
    String policy();

    @Message("Export the log")
    String exportAll();

    @Message("Export all that match")
    String exportMatches();

    @Message("Export {#if one}this entry{#else}these {count} entries{/if}")
    String exportThese(String count, boolean one);

    @Message("Newer")
    String newer();

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

    @Message("Included in the log")
    String included();

    @Message("Not what was signed: these bytes do not lead to the root of the checkpoint")
    String notIncluded();

    @Message(
            "{count} {#if one}hash leads{#else}hashes lead{/if} from this entry to the root of the checkpoint of {size} entries, signed by {origin}.")
    String leads(String count, boolean one, String size, String origin);

    @Message("The way from this entry to the signed root")
    String picture();

    @Message("leaf {position}")
    String leafAt(String position);

    @Message("root, {size}")
    String rootOf(String size);

    @Message("Level {level}, {#if left}left{#else}right{/if}")
    String level(int level, boolean left);

    @Message("{first} to {last}")
    String span(String first, String last);

    @Message("Download proof")
    String downloadProof();

    @Message("Raw evidence")
    String rawEvidence();

    @Message("The document that it was read from is kept no more.")
    String evidenceGone();

    @Message("About")
    String about();

    @Message("Everything about this subject")
    String sameSubject();

    @Message("The same fact, told otherwise")
    String sameFact();

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
