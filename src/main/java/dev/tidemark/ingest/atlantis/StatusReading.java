package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.Event;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PlanText;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statement;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a commit status. Atlantis sets the combined status of applies also when nothing ran: to
 * pending with a count while plans wait, to success when there was nothing to apply. Neither is an
 * outcome. A success that counts only some of the projects contradicts itself.
 *
 * <p>Versions that do not say {@code up to date} count a project without changes as applied, so a
 * combined success is no proof that any one project ran.
 */
final class StatusReading {

    private static final int LONGEST_CONTEXT = 1_000;

    /** What a combined success says where it does not count; for one project all may be said. */
    private static final Set<String> PLAIN =
            Set.of(
                    "Plan succeeded.",
                    "Apply succeeded.",
                    "Policy Check succeeded.",
                    "Policy_check succeeded.");

    private final AtlantisAccount account;
    private final String prefix;

    StatusReading(AtlantisAccount account, String prefix) {
        this.account = account;
        this.prefix = prefix;
    }

    Reading read(Statement.Status status) {
        StatusContext context = StatusContext.parse(status.name(), prefix).orElse(null);
        if (context == null) {
            return new Reading.Kept("a commit status that is not Atlantis'");
        }
        if (!account.is(status.creator())) {
            return new Reading.Kept("a commit status by Atlantis' name from another account");
        }
        Ran ran = Ran.called(context.word()).orElse(null);
        if (ran != Ran.PLAN && ran != Ran.APPLY && ran != Ran.POLICY_CHECK) {
            return new Reading.Kept("a commit status of a hook or a command not recorded by it");
        }
        if (status.name().length() > LONGEST_CONTEXT) {
            return new Reading.Unmappable("a commit status with a longer name than GitHub allows");
        }
        String said = Objects.requireNonNullElse(status.description(), "").strip();
        return switch (status.state()) {
            case "pending" -> pending(status, ran, said);
            case "success" -> success(status, ran, context, said);
            case "failure", "error" -> recorded(status, errored(ran, report(status)));
            default -> new Reading.Unmappable("a commit status in a state that is not known");
        };
    }

    private static Reading pending(Statement.Status status, Ran ran, String said) {
        if (StatusCounts.parse(said).isPresent()) {
            return new Reading.Kept("some projects are done and none is said to run");
        }
        return recorded(status, started(ran, report(status)));
    }

    private static Reading success(
            Statement.Status status, Ran ran, StatusContext context, String said) {
        StatusCounts counts = StatusCounts.parse(said).orElse(null);
        if (said.startsWith("No projects") || (counts != null && counts.isNothing())) {
            return new Reading.Kept("there was nothing to do");
        }
        boolean believed =
                counts == null
                        ? !context.combined() || PLAIN.contains(said)
                        : context.combined() && counts.isAll();
        if (!believed) {
            return new Reading.Unmappable("a success whose description does not say so");
        }
        return recorded(status, succeeded(ran, report(status), text(context, said)));
    }

    /** Only the status of one project quotes its plan. */
    private static @Nullable PlanText text(StatusContext context, String said) {
        boolean quotes = said.startsWith("Plan: ") || said.startsWith("No changes.");
        if (context.combined() || !quotes) {
            return null;
        }
        PlanText text = PlanOutput.of(Lines.of(said)).cut();
        return text.result() == PlanText.Result.UNCLEAR ? null : text;
    }

    private static Event started(Ran ran, AtlantisReport report) {
        return switch (ran) {
            case PLAN -> new PlanEvent.Started(report);
            case APPLY -> new ApplyEvent.Started(report);
            default -> new PolicyCheckEvent.Started(report);
        };
    }

    private static Event succeeded(Ran ran, AtlantisReport report, @Nullable PlanText text) {
        return switch (ran) {
            case PLAN -> new PlanEvent.Succeeded(report, text, null);
            case APPLY -> new ApplyEvent.Succeeded(report, null);
            default -> new PolicyCheckEvent.Passed(report);
        };
    }

    private static Event errored(Ran ran, AtlantisReport report) {
        return switch (ran) {
            case PLAN -> new PlanEvent.Errored(report, PlanEvent.Cause.NOT_SAID, null);
            case APPLY -> new ApplyEvent.Errored(report);
            default -> new PolicyCheckEvent.Errored(report);
        };
    }

    private static AtlantisReport report(Statement.Status status) {
        return new AtlantisReport(
                Channel.STATUS, null, null, null, status.name(), Said.of(status.description()));
    }

    private static Reading recorded(Statement.Status status, Event event) {
        Statement.Context context = status.context();
        return Reading.of(
                context.entry(
                        Facts.status(status),
                        Subject.revision(context.repository(), status.revision()),
                        status.at(),
                        status.creator(),
                        status.revision(),
                        event));
    }
}
