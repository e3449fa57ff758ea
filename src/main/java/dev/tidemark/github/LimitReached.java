package dev.tidemark.github;

import java.io.IOException;
import java.time.Duration;

/** GitHub asks to be left alone for a while. */
public final class LimitReached extends IOException {

    private static final long serialVersionUID = 1;

    private final Duration pause;

    /** For this time. */
    public LimitReached(Duration pause) {
        super("GitHub's rate limit is reached for " + pause.toSeconds() + " s");
        this.pause = pause;
    }

    /** For how long. */
    public Duration pause() {
        return pause;
    }
}
