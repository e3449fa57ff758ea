package dev.tidemark.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanDocument;
import dev.tidemark.event.PlanText;
import dev.tidemark.event.Revision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One channel's word on what became of a command on one project.
 *
 * @param project as it was told; null where only the report's context says it
 * @param text of a plan that a comment or a status told
 * @param document of a plan whose JSON was posted
 * @param counts of an apply
 * @param lockedBy for {@link Outcome#LOCKED}, the pull request that holds the lock
 */
public record Telling(
        Command command,
        Outcome outcome,
        AtlantisReport report,
        @Nullable AtlantisProject project,
        PlanFact fact,
        @Nullable PlanText text,
        @Nullable PlanDocument document,
        @Nullable PlanCounts counts,
        @Nullable Long lockedBy) {

    static Telling of(Command command, Outcome outcome, AtlantisReport report, PlanFact fact) {
        return new Telling(
                command, outcome, report, report.project(), fact, null, null, null, null);
    }

    Telling of(AtlantisProject resolved) {
        return new Telling(
                command, outcome, report, resolved, fact, text, document, counts, lockedBy);
    }

    public Channel channel() {
        return report.channel();
    }

    public Instant time() {
        return fact.time();
    }

    /** The head that it was told of; a comment does not say. */
    public @Nullable Revision revision() {
        return channel() == Channel.COMMENT ? null : fact.revision();
    }
}
