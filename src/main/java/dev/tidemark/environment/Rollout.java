package dev.tidemark.environment;

import java.util.List;

/**
 * The phases of one ApplicationSet, whether they wait for each other, and where they stand.
 *
 * @param obstacles why they do not wait for each other; none if they do
 * @param withoutStep applications that carry no label that any step asks for: nothing syncs them
 * @param steps in order; none where it has no phases
 */
record Rollout(
        String cluster,
        String applicationSet,
        List<Obstacle> obstacles,
        List<String> withoutStep,
        List<Step> steps) {

    Rollout {
        obstacles = List.copyOf(obstacles);
        withoutStep = List.copyOf(withoutStep);
        steps = List.copyOf(steps);
    }

    /** Why phases do not wait for each other, or are not known to. */
    enum Obstacle {
        SETTINGS_NOT_SEEN,
        PROGRESSIVE_SYNCS_OFF,
        NO_ROLLING_SYNC,
        NO_STEPS,
        APPLICATION_WITHOUT_STEP;

        /** The word in JSON. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * One phase.
     *
     * @param number from 1
     * @param selector the labels it asks for, as people write them
     * @param isManual whether only a person opens it
     * @param notTold applications of which Argo CD did not say where they stand
     */
    record Step(
            int number,
            String selector,
            boolean isManual,
            int waiting,
            int pending,
            int progressing,
            int healthy,
            int notTold) {

        int applications() {
            return waiting + pending + progressing + healthy + notTold;
        }

        boolean isDone() {
            return healthy == applications();
        }
    }

    boolean gates() {
        return obstacles.isEmpty();
    }
}
