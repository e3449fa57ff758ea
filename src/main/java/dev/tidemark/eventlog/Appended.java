package dev.tidemark.eventlog;

/** What became of one entry of an {@link Append}. Repetition is a value, not an error. */
public sealed interface Appended {

    /** It is in the log now, at this position, durably. */
    record New(long position) implements Appended {}

    /** The same fact with the same proof had been recorded at this position; nothing was added. */
    record AlreadyRecorded(long position) implements Appended {}

    /**
     * Nothing of the {@link Append} was recorded: one of the subjects of its {@link ExpectedHead}
     * got the entry at this position since.
     */
    record Moved(long position) implements Appended {}
}
