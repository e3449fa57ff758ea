package dev.tidemark.event;

import org.jspecify.annotations.Nullable;

/** Who was refused, what access changed, and what was taken out. */
public sealed interface AccessEvent extends Event {

    /** A signed-in person asked for something they may not have. */
    record Refused(String resource, String reason) implements AccessEvent {}

    /** A role, or a token made or revoked. Subject: {@link Subject#person}. */
    record Changed(String what) implements AccessEvent {}

    /**
     * Entries, or the evidence of a change, are taken out. Recorded before the first byte is sent,
     * so that nothing leaves without it; whether all of it arrived, nobody here can know. Subject:
     * {@link Subject#export}.
     *
     * @param filter what was asked for, as the query of an address; empty for everything
     * @param entries how many were found when it was asked for
     * @param size of the checkpoint that it is proved against
     * @param after only entries behind this position; null from the first on
     */
    record ExportTaken(
            String filter, String format, long entries, @Nullable Long size, @Nullable Long after)
            implements AccessEvent {}
}
