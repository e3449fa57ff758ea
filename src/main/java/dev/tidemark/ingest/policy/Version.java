package dev.tidemark.ingest.policy;

import dev.tidemark.event.Revision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version that is in the log.
 *
 * @param content null where it cannot be used
 */
record Version(
        long position,
        Revision commit,
        Instant time,
        @Nullable String content,
        List<String> problems) {

    Version {
        problems = List.copyOf(problems);
    }

    boolean says(Judgement judgement) {
        return content == null
                ? !judgement.isValid() && problems.equals(judgement.problems())
                : content.equals(judgement.content());
    }
}
