package dev.tidemark.sandbox.atlantis;

import dev.tidemark.sandbox.atlantis.PlanResult.Errored;
import dev.tidemark.sandbox.atlantis.PlanResult.Failed;
import dev.tidemark.sandbox.atlantis.PlanResult.Planned;
import java.util.List;

/** What Atlantis comments after a plan. */
final class PlanComment {

    static final String TITLE = "Plan";

    private PlanComment() {}

    static String of(List<PlanResult> results) {
        return results.size() == 1 ? single(results.getFirst()) : multi(results);
    }

    private static String single(PlanResult result) {
        return switch (result) {
            case Planned planned ->
                    "Ran Plan for %s\n\n%s\n\n---\n%s"
                            .formatted(
                                    result.project().heading(),
                                    planned(planned),
                                    Templates.applyAllHints());
            // The real one leaves out the project's name here.
            case Failed failed -> unsuccessful(result, rendered(failed));
            case Errored errored -> unsuccessful(result, rendered(errored));
        };
    }

    private static String unsuccessful(PlanResult result, String rendered) {
        return "Ran Plan for %s\n\n%s\n".formatted(result.project().shortHeading(), rendered);
    }

    private static String rendered(PlanResult result) {
        return switch (result) {
            case Planned planned -> planned(planned);
            case Failed failed -> Templates.failure(TITLE, failed.message());
            case Errored errored -> Templates.error(TITLE, errored.message());
        };
    }

    private static String planned(Planned planned) {
        String name = planned.project().name();
        String text = PlanText.of(planned.plan());
        return Templates.diff(text)
                + "\n\n"
                + Templates.hint(
                        ":arrow_forward: To **apply** this plan,", "atlantis apply -p " + name)
                + "\n* :put_litter_in_its_place: To **delete** this plan and lock, click [here]("
                + planned.lockUrl()
                + ")\n"
                + Templates.hint(
                        ":repeat: To **plan** this project again,", "atlantis plan -p " + name)
                + (Templates.isFolded(text) ? "\n" + planned.plan().summary() : "");
    }

    private static String multi(List<PlanResult> results) {
        var comment =
                new StringBuilder(
                        Templates.multiHeader(
                                TITLE, results.stream().map(PlanResult::project).toList()));
        int number = 0;
        for (PlanResult result : results) {
            number++;
            comment.append(Templates.section(number, result.project(), rendered(result)));
        }
        long changed = count(results, false);
        long unchanged = count(results, true);
        return comment.append("### Plan Summary\n\n")
                .append(
                        "%d projects, %d with changes, %d with no changes, %d failed\n\n"
                                .formatted(
                                        results.size(),
                                        changed,
                                        unchanged,
                                        results.size() - changed - unchanged))
                .append(Templates.applyAllHints())
                .toString();
    }

    private static long count(List<PlanResult> results, boolean empty) {
        return results.stream()
                .filter(result ->
                        result instanceof Planned planned && planned.plan().isEmpty() == empty)
                .count();
    }
}
