package dev.tidemark.ingest.policy;

import dev.tidemark.eventlog.Redaction;
import dev.tidemark.policy.Policy;
import dev.tidemark.policy.PolicyUnreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file is worth.
 *
 * @param content as it stands in Git, empty where there is none; null where it cannot be used
 * @param problems why not
 */
record Judgement(@Nullable String content, List<String> problems) {

    /** GitHub refuses a longer description. */
    private static final int LONGEST_DESCRIPTION = 140;

    static final Judgement ABSENT = new Judgement("", List.of());

    Judgement {
        problems = List.copyOf(problems);
    }

    static Judgement unusable(String problem) {
        return new Judgement(null, List.of(problem));
    }

    static Judgement of(String content) {
        try {
            Policy.read(content);
        } catch (PolicyUnreadable unreadable) {
            return new Judgement(null, unreadable.problems());
        }
        return ofRedacted(content);
    }

    /** What the log would change is no longer what stands in Git. */
    private static Judgement ofRedacted(String content) {
        if (Redaction.text(content).equals(content)) {
            return new Judgement(content, List.of());
        }
        List<String> lines = content.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!Redaction.text(lines.get(i)).equals(lines.get(i))) {
                return unusable("line " + (i + 1) + ": " + SECRET);
            }
        }
        return unusable("line 1: " + SECRET);
    }

    private static final String SECRET =
            "here is an e-mail address or a secret, which the log must not keep; leave it out";

    boolean isValid() {
        return content != null;
    }

    /** For a commit status. */
    String description() {
        if (content == null) {
            String first = problems.getFirst();
            return shortened(
                    problems.size() == 1 ? first : first + " (" + problems.size() + " problems)");
        }
        return content.isEmpty() ? "There is no file: the default holds" : "The policy is valid";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DESCRIPTION
                ? text
                : text.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }
}
