package dev.tidemark.environment;

import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One environment as its page shows it.
 *
 * @param empty why nothing is shown; null if something is
 * @param unobserved what is not observed of it as a whole
 * @param waves whether they wait for each other
 */
record EnvironmentView(
        String name,
        String heading,
        List<Wave> bands,
        @Nullable String empty,
        List<Unobserved> unobserved,
        Gate waves,
        List<RolloutView> rollouts,
        List<BypassView> bypasses) {

    /** One wave or phase. */
    record Wave(String title, @Nullable String note, String summary, List<ComponentView> rows) {}

    /** A part that is not observed. */
    record Unobserved(Instant since, String text) {}

    /**
     * Whether something waits for something.
     *
     * @param reasons why, or why not
     */
    record Gate(Mark mark, List<String> reasons) {}

    /** Phases of an ApplicationSet. */
    record RolloutView(Gate gate, List<Step> steps) {}

    /** Where one phase stands. */
    record Step(
            Mark mark,
            int number,
            VisibleText selector,
            boolean isManual,
            int waiting,
            int progressing,
            int healthy,
            int notTold) {}

    /** An application that was synced out of order. */
    record BypassView(Instant at, String text) {}
}
