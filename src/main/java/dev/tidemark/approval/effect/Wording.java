package dev.tidemark.approval.effect;

import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.AtlantisProject;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a review or a comment beside the command. A reason is somebody's text: quoted, so
 * that no line of it begins a command of whatever else reads the pull request, and calling nobody.
 */
final class Wording {

    private static final int LONGEST_REASON = 4_000;
    private static final String NOTHING_WIDE = "\u200b";
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n]]");

    private final String portal;

    /**
     * With links to this portal.
     *
     * @param portal its address, without a slash at its end
     */
    Wording(String portal) {
        this.portal = portal;
    }

    /** Body of the approving review by which a person lets the apply out. */
    String approval(ApprovalRequest request, @Nullable String reason, String marker) {
        return body(
                "Let out the apply of " + project(request) + " in " + link(request) + ".",
                reason,
                marker);
    }

    /** The app's comment just before its command. */
    String announcement(
            ApprovalRequest request, String approver, @Nullable String reason, String marker) {
        return body(
                "`%s` let out the apply of %s in %s; the next comment asks Atlantis for it."
                        .formatted(code(approver), project(request), link(request)),
                reason,
                marker);
    }

    /** Body of the review by which a person rejects a plan. */
    String rejection(ApprovalRequest request, String reason, String marker) {
        return body(
                "Rejected the plan of " + project(request) + " in " + link(request) + ".",
                reason,
                marker);
    }

    /** The app's comment on a rejection. */
    String rejectionBy(ApprovalRequest request, String person, String reason, String marker) {
        return body(
                "`%s` rejected the plan of %s in %s."
                        .formatted(code(person), project(request), link(request)),
                reason,
                marker);
    }

    private static String body(String first, @Nullable String reason, String marker) {
        String quoted = reason == null || reason.isBlank() ? "" : quoted(reason) + "\n\n";
        return first + "\n\n" + quoted + marker;
    }

    private String link(ApprovalRequest request) {
        return "[Tidemark](" + portal + "/approvals/" + request.id() + ")";
    }

    private static String project(ApprovalRequest request) {
        AtlantisProject project = request.project();
        return project.name() == null || project.name().isEmpty()
                ? "`%s` (workspace `%s`)".formatted(code(project.dir()), code(project.workspace()))
                : "`" + code(project.name()) + "`";
    }

    /** What a span of code can hold. */
    private static String code(String text) {
        return text.replaceAll("[\\p{C}`]", "\ufffd");
    }

    static String quoted(String reason) {
        String text = reason.strip().replace("\r\n", "\n").replace('\r', '\n');
        String shown = INVISIBLE.matcher(text).replaceAll("");
        String cut =
                shown.length() > LONGEST_REASON ? shown.substring(0, LONGEST_REASON) + "…" : shown;
        return cut.lines().map(line -> "> " + calm(line)).collect(Collectors.joining("\n"));
    }

    private static String calm(String line) {
        return line.replace("@", "@" + NOTHING_WIDE)
                .replace("#", "#" + NOTHING_WIDE)
                .replace("<", "&lt;")
                .replace("![", "!" + NOTHING_WIDE + "[");
    }
}
