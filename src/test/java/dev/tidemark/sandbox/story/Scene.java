package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.atlantis.SimulatedAtlantis;
import dev.tidemark.sandbox.github.SimulatedRepository;

/** Where it plays: the repository, what is going to happen, and what is left to chance. */
record Scene(
        SimulatedRepository repository,
        SimulatedAtlantis atlantis,
        Timeline timeline,
        Chance chance,
        Wording wording) {

    /** The same, with other things left to chance. */
    Scene with(Chance another, Wording words) {
        return new Scene(repository, atlantis, timeline, another, words);
    }
}
