package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.ApplyEvent;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.CommentEvent.Section;
import dev.tidemark.event.Event;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PlanText;
import dev.tidemark.event.PolicyCheckEvent;
import dev.tidemark.event.StateEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a comment tells, in a line each. */
final class Telling {

    private Telling() {}

    /** A comment in one of Atlantis' forms, from {@code src/test/resources/atlantis}. */
    static String fixture(String name) {
        return resource(name + ".md");
    }

    static String resource(String file) {
        try (var stream = Telling.class.getResourceAsStream("/atlantis/" + file)) {
            return new String(
                    Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> of(String body) {
        return switch (CommentParser.parse(body)) {
            case Parsed.Told told ->
                    told.findings().stream().map(finding -> told(finding.in(418, "9"))).toList();
            case Parsed.Part part -> part(part);
            case Parsed.Nothing nothing -> List.of("nothing: " + nothing.reason());
            case Parsed.Unknown unknown -> List.of("unknown: " + unknown.reason());
        };
    }

    private static String told(Event event) {
        return switch (event) {
            case PlanEvent.Succeeded plan ->
                    line("planned", plan.report(), text(Objects.requireNonNull(plan.text())));
            case PlanEvent.Errored plan ->
                    line(
                            "plan errored",
                            plan.report(),
                            plan.cause() + (plan.lockedBy() == null ? "" : " #" + plan.lockedBy()));
            case PlanEvent.Discarded plan ->
                    line("plan discarded", plan.report(), plan.by().name());
            case ApplyEvent.Succeeded apply ->
                    line("applied", apply.report(), counts(apply.counts()));
            case ApplyEvent.Errored apply -> line("apply errored", apply.report(), "");
            case ApplyEvent.Refused apply -> line("apply refused", apply.report(), "");
            case PolicyCheckEvent.Passed check -> line("policies passed", check.report(), "");
            case PolicyCheckEvent.Errored check -> line("policies errored", check.report(), "");
            case PolicyCheckEvent.Approved check -> line("policies approved", check.report(), "");
            case PolicyCheckEvent.Refused check -> line("policies refused", check.report(), "");
            case StateEvent.Imported state -> line("imported", state.report(), "");
            case StateEvent.Removed state -> line("removed", state.report(), "");
            default -> throw new AssertionError("a comment told " + event);
        };
    }

    private static List<String> part(Parsed.Part part) {
        String frame =
                "part of %s%s%s%s"
                        .formatted(
                                part.command().isEmpty() ? "?" : part.command(),
                                part.continued() ? ", continued" : "",
                                part.continues() ? ", continues" : "",
                                part.projects() == null ? "" : ", projects " + part.projects());
        return Stream.concat(Stream.of(frame), part.sections().stream().map(Telling::section))
                .toList();
    }

    private static String section(Section section) {
        String outcome =
                section.outcome() == null ? "?" : section.outcome().name().toLowerCase(Locale.ROOT);
        return Stream.of(
                        "- " + outcome,
                        project(section.project()),
                        section.text() == null ? "" : text(section.text()),
                        section.counts() == null ? "" : counts(section.counts()),
                        section.said() == null ? "" : "«" + section.said() + "»")
                .filter(word -> !word.isEmpty())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    private static String line(String what, AtlantisReport report, String more) {
        return Stream.of(
                        what,
                        project(report.project()),
                        more,
                        report.said() == null ? "" : "«" + report.said() + "»")
                .filter(word -> !word.isEmpty())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    private static String project(@Nullable AtlantisProject project) {
        if (project == null) {
            return "";
        }
        String name = project.name() == null ? "" : "(" + project.name() + ")";
        return project.dir() + ":" + project.workspace() + name;
    }

    private static String text(PlanText text) {
        return text.result()
                + (text.counts() == null ? "" : " " + counts(text.counts()))
                + (text.driftNoted() ? " drift" : "")
                + (text.digest() == null ? " no-digest" : "");
    }

    private static String counts(@Nullable PlanCounts counts) {
        return counts == null
                ? "uncounted"
                : "+%d ~%d -%d i%d f%d"
                        .formatted(
                                counts.add(),
                                counts.change(),
                                counts.destroy(),
                                counts.imports(),
                                counts.forget());
    }
}
