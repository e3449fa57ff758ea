package dev.tidemark.github;

import dev.tidemark.github.GitHubApi.LimitListener;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Sleeps for as long as GitHub asks; github-api then asks again. */
final class WaitingOut {

    private WaitingOut() {}

    /** The primary limit: so many requests an hour. */
    static final class RateLimit extends GitHubRateLimitHandler {

        private final Clock clock;
        private final LimitListener listener;

        RateLimit(Clock clock, LimitListener listener) {
            this.clock = clock;
            this.listener = listener;
        }

        @Override
        public void onError(GitHubConnectorResponse response) throws IOException {
            sleep(LimitPause.of(response::header, clock), listener);
        }
    }

    /** The secondary limits: too much at once. */
    static final class AbuseLimit extends GitHubAbuseLimitHandler {

        private final Clock clock;
        private final LimitListener listener;

        AbuseLimit(Clock clock, LimitListener listener) {
            this.clock = clock;
            this.listener = listener;
        }

        @Override
        public void onError(GitHubConnectorResponse response) throws IOException {
            sleep(LimitPause.of(response::header, clock), listener);
        }
    }

    private static void sleep(Duration pause, LimitListener listener) throws IOException {
        listener.waiting(pause);
        try {
            Thread.sleep(pause);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while GitHub asked to wait");
        }
    }
}
