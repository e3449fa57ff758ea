package dev.tidemark.sandbox.atlantis;

import dev.tidemark.sandbox.atlantis.ApplyResult.Applied;
import dev.tidemark.sandbox.atlantis.ApplyResult.Errored;
import dev.tidemark.sandbox.atlantis.ApplyResult.Refused;
import java.util.List;

/** What Atlantis comments after an apply. */
final class ApplyComment {

    private static final String TITLE = "Apply";

    private ApplyComment() {}

    static String of(List<ApplyResult> results) {
        if (results.size() == 1) {
            ApplyResult only = results.getFirst();
            return "Ran Apply for %s\n\n%s\n".formatted(only.project().heading(), rendered(only));
        }
        if (results.isEmpty()) {
            return "Ran Apply for 0 projects:\n\n";
        }
        var comment =
                new StringBuilder(
                        Templates.multiHeader(
                                TITLE, results.stream().map(ApplyResult::project).toList()));
        int number = 0;
        for (ApplyResult result : results) {
            number++;
            comment.append(Templates.section(number, result.project(), rendered(result)));
        }
        return comment.append("### Apply Summary\n\n")
                .append(
                        "%d projects, %d successful, %d failed, %d errored"
                                .formatted(
                                        results.size(),
                                        count(results, Applied.class),
                                        count(results, Refused.class),
                                        count(results, Errored.class)))
                .toString();
    }

    private static String rendered(ApplyResult result) {
        return switch (result) {
            case Applied applied -> Templates.diff(applied.output());
            case Refused refused -> Templates.failure(TITLE, refused.message());
            case Errored errored -> Templates.error(TITLE, errored.message());
        };
    }

    private static long count(List<ApplyResult> results, Class<? extends ApplyResult> kind) {
        return results.stream().filter(kind::isInstance).count();
    }
}
