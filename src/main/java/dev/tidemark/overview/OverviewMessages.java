package dev.tidemark.overview;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the overview. */
@MessageBundle("overview")
public interface OverviewMessages {

    @Message("Overview")
    String title();

    @Message("Nothing is connected yet.")
    String headingNothing();

    @Message(
            "{open} {#if oneOpen}change is{#else}changes are{/if} open; {merged} merged in the last 7 days.")
    String heading(String open, boolean oneOpen, String merged);

    @Message("Everything shown here comes from one append-only log that anyone can verify.")
    String sub();

    @Message("In figures")
    String figures();

    @Message("Open now")
    String open();

    @Message("drafts included")
    String openBase();

    @Message("Merged, last 7 days")
    String mergedWeek();

    @Message("{average} a day")
    String perDay(String average);

    @Message("Merged, last 28 days")
    String mergedWeeks();

    @Message("People, last 28 days")
    String people();

    @Message("Facts known")
    String facts();

    @Message("from every source, each once")
    String factsBase();

    @Message("What happened lately")
    String activity();

    @Message("live, newest first")
    String activityOrder();

    @Message("Position in the log")
    String position();

    @Message("Pages of what happened")
    String paging();

    @Message("Newest")
    String newest();

    @Message("Older")
    String older();

    @Message("Nothing older is recorded.")
    String nothingOlder();
}
