package dev.tidemark.event;

import org.jspecify.annotations.Nullable;

/** What became of an apply. Subjects as in {@link PlanEvent}. */
public sealed interface ApplyEvent extends Event {

    /** A person asked for it. Subject: {@link Subject#change}. */
    record Requested(AtlantisCommand command) implements ApplyEvent {}

    /** A status went to pending. */
    record Started(AtlantisReport report) implements ApplyEvent {}

    /**
     * Everything that was planned was applied.
     *
     * @param counts of Terraform's closing line; null where it was not told
     */
    record Succeeded(AtlantisReport report, @Nullable PlanCounts counts) implements ApplyEvent {}

    /** The apply broke; part of it may have been done. */
    record Errored(AtlantisReport report) implements ApplyEvent {}

    /** A rule was not met, so nothing was begun. */
    record Refused(AtlantisReport report) implements ApplyEvent {}
}
