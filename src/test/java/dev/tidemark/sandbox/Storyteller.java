package dev.tidemark.sandbox;

import dev.tidemark.sandbox.Journal.Done;
import dev.tidemark.sandbox.Journal.Told;
import dev.tidemark.sandbox.git.GitObjects;
import dev.tidemark.sandbox.github.GitHubServer;
import dev.tidemark.sandbox.github.Turns;
import dev.tidemark.sandbox.github.Written;
import dev.tidemark.sandbox.story.Story;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Tells a story: what is past at once, the rest when its time has come. Others do what they do in
 * turn with it, and that too is remembered and done again.
 */
final class Storyteller implements Turns {

    /** More than this behind, the machine slept: the story is put off instead of hurrying. */
    private static final Duration SLEPT = Duration.ofMinutes(1);

    private static final long PATIENCE_SECONDS = 60;
    private static final String REQUEST = "request";

    private final Story story;
    private final Journal journal;
    private final GitHubServer server;
    private final GitObjects objects;
    private final Clock clock;
    private final CountDownLatch live = new CountDownLatch(1);

    /** Whoever lets something happen holds it. It is taken before any other lock. */
    private final Object turn = new Object();

    private Duration putOff = Duration.ZERO;

    Storyteller(
            Story story, Journal journal, GitHubServer server, GitObjects objects, Clock clock) {
        this.story = story;
        this.journal = journal;
        this.server = server;
        this.objects = objects;
        this.clock = clock;
    }

    /** Everything before the story went live, and what happened in an earlier run after that. */
    int tellPast() {
        int told = 0;
        synchronized (turn) {
            for (var next = story.next(); next.isPresent() && story.isPast(); next = story.next()) {
                story.tellNext(next.get());
                told++;
            }
            told += repeat();
            objects.publish();
        }
        server.awaitDeliveries();
        live.countDown();
        return told;
    }

    private int repeat() {
        int told = 0;
        for (var entry = journal.next(); entry != null; entry = journal.next()) {
            switch (entry) {
                case Told again -> {
                    putOff = Duration.between(story.next().orElseThrow(), again.at());
                    story.tellNext(again.at());
                }
                case Done done -> beside(done.at(), at -> doAgain(done, at));
            }
            told++;
        }
        return told;
    }

    private boolean doAgain(Done done, Instant at) {
        if (done.kind().equals(REQUEST)) {
            server.again(written(done.details()), at);
            return true;
        }
        try {
            story.impromptu().act(at, done.kind(), done.details());
            return true;
        } catch (IllegalArgumentException refusedThenToo) {
            return false;
        }
    }

    private <T> T beside(Instant moment, Function<Instant, T> act) {
        return story.beside(moment.minus(putOff), moment, act);
    }

    @Override
    public <T> T take(Written written, Function<Instant, T> act) {
        return take(REQUEST, details(written), act);
    }

    /** Does something beside the story, now. */
    <T> T take(String kind, Map<String, String> details, Function<Instant, T> act) {
        awaitLive();
        synchronized (turn) {
            var done = new Done(clock.instant(), kind, details);
            journal.write(done);
            try {
                return beside(done.at(), act);
            } finally {
                objects.publish();
                turn.notifyAll();
            }
        }
    }

    private void awaitLive() {
        try {
            if (!live.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the past is not told yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> details(Written written) {
        return Map.of(
                "login", written.login(),
                "method", written.method(),
                "path", written.path(),
                "query", written.query(),
                "body", written.body());
    }

    private static Written written(Map<String, String> details) {
        return new Written(
                details.getOrDefault("login", ""),
                details.getOrDefault("method", ""),
                details.getOrDefault("path", ""),
                details.getOrDefault("query", ""),
                details.getOrDefault("body", ""));
    }

    /** Until it is interrupted. */
    void tellOn() throws InterruptedException {
        while (true) {
            synchronized (turn) {
                tellNext(awaitNext());
                objects.publish();
            }
            server.awaitDeliveries();
        }
    }

    private void tellNext(Instant moment) {
        journal.write(new Told(moment));
        story.tellNext(moment);
    }

    /** Others take their turn meanwhile, and what they do may bring something nearer. */
    private Instant awaitNext() throws InterruptedException {
        while (true) {
            var next = story.next();
            var wait = next.map(planned -> Duration.between(clock.instant(), planned.plus(putOff)));
            if (wait.isEmpty()) {
                turn.wait();
            } else if (wait.get().toMillis() > 0) {
                turn.wait(wait.get().toMillis());
            } else {
                if (wait.get().negated().compareTo(SLEPT) > 0) {
                    putOff = putOff.plus(wait.get().negated());
                }
                return next.orElseThrow().plus(putOff);
            }
        }
    }
}
