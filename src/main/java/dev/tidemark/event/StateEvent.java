package dev.tidemark.event;

/**
 * Terraform's state was changed without an apply, through Atlantis. Subject: {@link
 * Subject#project}.
 */
public sealed interface StateEvent extends Event {

    /** {@code atlantis import}. */
    record Imported(AtlantisReport report) implements StateEvent {}

    /** {@code atlantis state rm}. */
    record Removed(AtlantisReport report) implements StateEvent {}
}
