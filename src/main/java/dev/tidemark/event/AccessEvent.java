package dev.tidemark.event;

/** Who was refused, what access changed, and what was taken out. */
public sealed interface AccessEvent extends Event {

    /** A signed-in person asked for something they may not have. */
    record Refused(String resource, String reason) implements AccessEvent {}

    /** A role, or a token made or revoked. Subject: {@link Subject#person}. */
    record Changed(String what) implements AccessEvent {}

    record ExportTaken(String filter, String format, long entries) implements AccessEvent {}
}
