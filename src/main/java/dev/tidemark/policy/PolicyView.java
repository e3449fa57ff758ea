package dev.tidemark.policy;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of the policy.
 *
 * @param problems of the newest file; none where it is in force
 * @param source where the file is, and since when; null while the default holds
 * @param file its lines; null while the default holds
 */
record PolicyView(
        String heading,
        String repository,
        List<VisibleText> problems,
        @Nullable Source source,
        List<String> environments,
        List<RuleLine> rules,
        List<ProjectLine> projects,
        List<FreezeLine> freezes,
        @Nullable String file,
        List<VersionLine> versions) {

    record Source(String commit, String commitHref, String fileHref, Instant since) {}

    /**
     * A rule in words.
     *
     * @param scope what it is for
     * @param needs how many of whom
     * @param destroying how many where something is destroyed; null if no more than else
     * @param breakGlass who; null if nobody
     */
    record RuleLine(
            VisibleText name,
            List<VisibleText> scope,
            String needs,
            VisibleText people,
            @Nullable String destroying,
            @Nullable VisibleText breakGlass,
            List<String> remarks) {}

    record ProjectLine(
            VisibleText name,
            String href,
            VisibleText repository,
            String environment,
            VisibleText rule,
            String needs,
            VisibleText people,
            @Nullable String destroying,
            @Nullable Mark frozen) {}

    record FreezeLine(
            VisibleText window, Mark state, Instant from, Instant until, VisibleText reason) {}

    record VersionLine(
            Mark state,
            Instant time,
            @Nullable String commit,
            @Nullable String commitHref,
            @Nullable VisibleText actor,
            @Nullable String proof,
            List<VisibleText> problems,
            long position) {}
}
