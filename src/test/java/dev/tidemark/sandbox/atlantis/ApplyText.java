package dev.tidemark.sandbox.atlantis;

import java.util.ArrayList;
import java.util.List;

/** What Terraform prints while it applies. */
final class ApplyText {

    private ApplyText() {}

    static String of(Plan plan) {
        var lines = new ArrayList<String>();
        for (ResourceChange change : plan.changes()) {
            lines.addAll(lines(change));
        }
        lines.add("");
        lines.add(
                "Apply complete! Resources: %d added, %d changed, %d destroyed."
                        .formatted(plan.adds(), plan.updates(), plan.destroys()));
        if (!plan.outputs().isEmpty()) {
            lines.add("");
            lines.add("Outputs:");
            lines.add("");
            plan.outputs().forEach(one -> lines.add(one.name() + " = \"" + one.after() + "\""));
        }
        return String.join("\n", lines);
    }

    private static List<String> lines(ResourceChange change) {
        String id = "[id=" + Math.abs(change.address().toString().hashCode() % 100_000) + "]";
        return switch (change.action()) {
            case CREATE -> pair(change, "Creating", "Creation", id);
            case UPDATE -> pair(change, "Modifying", "Modifications", id);
            case DELETE -> pair(change, "Destroying", "Destruction", id);
            case REPLACE -> {
                var both = new ArrayList<>(pair(change, "Destroying", "Destruction", id));
                both.addAll(pair(change, "Creating", "Creation", id));
                yield both;
            }
        };
    }

    private static List<String> pair(ResourceChange change, String begins, String ends, String id) {
        return List.of(
                change.address() + ": " + begins + "... " + id,
                change.address() + ": " + ends + " complete after 2s " + id);
    }

    /** Half done, which is what an apply that breaks leaves behind. */
    static String broken(Plan plan) {
        String first =
                plan.changes().isEmpty()
                        ? "output"
                        : plan.changes().getFirst().address().toString();
        return ("exit status 1\n%s: Modifying...\n\nError: waiting for the change: timeout while"
                        + " waiting for state to become 'ok'\n\n  with %s,\n  on main.tf line 41")
                .formatted(first, first);
    }
}
