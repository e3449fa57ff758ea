package dev.tidemark.export;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the page that exports entries. */
@MessageBundle("export")
public interface ExportMessages {

    @Message("Export")
    String title();

    @Message("Trail")
    String trail();

    @Message("Export the whole log: {count} {#if one}entry{#else}entries{/if}")
    String headingWhole(String count, boolean one);

    @Message("Export {count} {#if one}entry{#else}entries{/if}")
    String heading(String count, boolean one);

    @Message("Export what the filter lets through")
    String headingUncounted();

    @Message(
            "One zip, streamed while it is made and cut at the newest entry when it begins. Taking it is recorded in the log.")
    String sub();

    @Message("What")
    String what();

    @Message("Everything that was recorded")
    String everything();

    @Message("Entries behind {position}")
    String behind(String position);

    @Message("Type")
    String type();

    @Message("Actor")
    String actor();

    @Message("Subject")
    String subject();

    @Message("Domain")
    String domain();

    @Message("Environment")
    String environment();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Words")
    String words();

    @Message("Change the filter")
    String changeFilter();

    @Message("Format")
    String format();

    @Message("NDJSON")
    String ndjson();

    @Message("The exact bytes of each entry, a line each: for programs and for keeping.")
    String ndjsonWhy();

    @Message("CSV")
    String csv();

    @Message(
            "Named columns for a spreadsheet, with the exact bytes in the last. Nothing in it is taken for a formula.")
    String csvWhy();

    @Message("Only entries behind position")
    String after();

    @Message("To go on with one that was broken off: the last position that arrived whole.")
    String afterWhy();

    @Message("Download")
    String download();

    @Message("What it proves")
    String proves();

    @Message(
            "Every entry of the log is in it, unaltered and in order: their hashes give the root that is signed. Nothing was left out.")
    String provesWhole();

    @Message(
            "Each entry is in the log at its position, unaltered: a proof of each leads to the root that is signed. That the filter left nothing out, only an export of the whole log can show.")
    String provesSome();

    @Message("Check it without this portal, with a Java program of one file that you can read:")
    String verify();

    @Message("The key that signs")
    String key();

    @Message("The last checkpoint")
    String checkpoint();

    @Message("Export everything instead")
    String exportEverything();

    @Message("Exports of this portal, latest first")
    String running();

    @Message("Nothing was exported since this portal started.")
    String noneRunning();

    @Message("Begun")
    String begun();

    @Message("By")
    String by();

    @Message("nobody named")
    String nobody();

    @Message("Written")
    String written();

    @Message("{written} of {total} entries")
    String progress(String written, String total);

    @Message("State")
    String state();

    @Message("under way")
    String underWay();

    @Message("complete")
    String complete();

    @Message("broken off")
    String brokenOff();
}
