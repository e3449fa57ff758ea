package dev.tidemark.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.CommentEvent.Section;
import dev.tidemark.event.CommentEvent.Split;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins the parts of an output that did not fit into one comment. Atlantis posts them one after the
 * other, so a part goes on with the next comment of the same command; a chain with a hole tells
 * nothing.
 */
final class SplitComments {

    private SplitComments() {}

    static List<Telling> join(List<PlanFact> parts) {
        List<PlanFact> inOrder =
                newest(parts).stream().sorted(Comparator.comparing(SplitComments::id)).toList();
        var tellings = new ArrayList<Telling>();
        var chain = new ArrayList<PlanFact>();
        for (PlanFact part : inOrder) {
            Split split = split(part);
            if (!split.continued()) {
                chain.clear();
            } else if (chain.isEmpty() || !goesOn(split(chain.getLast()), split)) {
                chain.clear();
                continue;
            }
            chain.add(part);
            if (!split.continues()) {
                tellings.addAll(tell(chain));
                chain.clear();
            }
        }
        return tellings;
    }

    /** Of an edited comment the last text. */
    private static List<PlanFact> newest(List<PlanFact> parts) {
        var byComment = new java.util.LinkedHashMap<String, PlanFact>();
        parts.forEach(part -> byComment.put(split(part).comment(), part));
        return List.copyOf(byComment.values());
    }

    private static Split split(PlanFact part) {
        return (Split) part.event();
    }

    /** GitHub numbers comments upwards. */
    private static BigInteger id(PlanFact part) {
        String id = split(part).comment();
        return id.chars().allMatch(digit -> digit >= '0' && digit <= '9') && !id.isEmpty()
                ? new BigInteger(id)
                : BigInteger.ZERO;
    }

    private static boolean goesOn(Split before, Split part) {
        return before.continues()
                && (before.command().equals(part.command()) || part.command().isEmpty());
    }

    private static List<Telling> tell(List<PlanFact> chain) {
        Split first = split(chain.getFirst());
        Optional<Command> command = command(first.command());
        if (command.isEmpty()) {
            return List.of();
        }
        List<Section> whole = whole(chain);
        boolean isCounted = first.projects() == null || first.projects() == whole.size();
        boolean areNamed = whole.stream().allMatch(section -> section.project() != null);
        // A heading that stands twice was printed by somebody's Terraform.
        long headed = whole.stream().map(Section::project).distinct().count();
        if (!isCounted || !areNamed || headed != whole.size()) {
            return List.of();
        }
        var tellings = new ArrayList<Telling>();
        for (Section section : whole) {
            telling(command.get(), section, first, chain.getLast()).ifPresent(tellings::add);
        }
        return tellings;
    }

    private static Optional<Command> command(String word) {
        return switch (word) {
            case "plan" -> Optional.of(Command.PLAN);
            case "apply" -> Optional.of(Command.APPLY);
            case "policy_check", "policy check" -> Optional.of(Command.POLICY_CHECK);
            default -> Optional.empty();
        };
    }

    /** A section without a project goes on with the one before it. */
    private static List<Section> whole(List<PlanFact> chain) {
        var whole = new ArrayList<Section>();
        for (PlanFact part : chain) {
            for (Section section : split(part).sections()) {
                if (section.project() == null && !whole.isEmpty()) {
                    whole.add(and(whole.removeLast(), section));
                } else {
                    whole.add(section);
                }
            }
        }
        return whole;
    }

    private static Section and(Section before, Section rest) {
        return new Section(
                before.project(),
                before.outcome() == null ? rest.outcome() : before.outcome(),
                and(before.text(), rest.text()),
                // What an output says early may be anything; Terraform's closing line is last.
                rest.counts() == null ? before.counts() : rest.counts(),
                before.said() == null ? rest.said() : before.said());
    }

    private static @Nullable PlanText and(@Nullable PlanText before, @Nullable PlanText rest) {
        if (before == null || rest == null) {
            return before == null ? rest : before;
        }
        boolean isClear = before.result() != PlanText.Result.UNCLEAR;
        PlanCounts counts = before.counts() == null ? rest.counts() : before.counts();
        return new PlanText(
                isClear ? before.result() : rest.result(),
                counts,
                before.driftNoted() || rest.driftNoted(),
                Digests.ofParts(before.digest(), rest.digest()));
    }

    private static Optional<Telling> telling(
            Command command, Section section, Split first, PlanFact last) {
        if (section.outcome() == null) {
            return Optional.empty();
        }
        AtlantisProject project = Objects.requireNonNull(section.project());
        var report =
                new AtlantisReport(
                        Channel.COMMENT,
                        first.change(),
                        project,
                        first.comment(),
                        null,
                        section.said());
        Outcome outcome =
                switch (section.outcome()) {
                    case SUCCEEDED -> Outcome.SUCCEEDED;
                    case ERRORED -> Outcome.ERRORED;
                    case FAILED ->
                            command == Command.POLICY_CHECK ? Outcome.ERRORED : Outcome.REFUSED;
                };
        return Optional.of(
                new Telling(
                        command,
                        outcome,
                        report,
                        project,
                        last,
                        section.text(),
                        null,
                        section.counts(),
                        null));
    }
}
