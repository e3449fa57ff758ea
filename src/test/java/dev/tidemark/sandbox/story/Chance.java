package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.github.MergeMethod;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Decides what the story leaves open; the same seed decides the same. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** As this team merges. */
    MergeMethod mergeMethod() {
        double draw = random.nextDouble();
        if (draw < 0.45) {
            return MergeMethod.MERGE;
        }
        return draw < 0.85 ? MergeMethod.SQUASH : MergeMethod.REBASE;
    }

    /** A wait that is mostly short and sometimes long, but never longer than six times the mean. */
    Duration about(Duration mean) {
        double factor = Math.min(6, -Math.log(1 - random.nextDouble()));
        return Duration.ofSeconds(20 + Math.round(mean.toSeconds() * factor));
    }
}
