package dev.tidemark.sandbox;

import dev.tidemark.sandbox.git.GitObjects;
import dev.tidemark.sandbox.github.GitHubServer;
import dev.tidemark.sandbox.story.Story;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells a story: what is past at once, the rest when its time has come. */
final class Storyteller {

    /** More than this behind, the machine slept: the story is put off instead of hurrying. */
    private static final Duration SLEPT = Duration.ofMinutes(1);

    private final Story story;
    private final Journal journal;
    private final GitHubServer server;
    private final GitObjects objects;
    private final Clock clock;
    private Duration putOff = Duration.ZERO;

    Storyteller(
            Story story, Journal journal, GitHubServer server, GitObjects objects, Clock clock) {
        this.story = story;
        this.journal = journal;
        this.server = server;
        this.objects = objects;
        this.clock = clock;
    }

    /** Everything before the story went live, and what an earlier run told after that. */
    int tellPast() {
        int told = 0;
        for (var next = story.next(); next.isPresent() && story.isPast(); next = story.next()) {
            story.tellNext(next.get());
            told++;
        }
        told += tellAgain();
        objects.publish();
        server.awaitDeliveries();
        return told;
    }

    private int tellAgain() {
        int told = 0;
        for (var moment = journal.nextTold(); moment != null; moment = journal.nextTold()) {
            var planned = story.next().orElseThrow();
            putOff = Duration.between(planned, moment);
            story.tellNext(moment);
            told++;
        }
        return told;
    }

    void tellOn() throws InterruptedException {
        for (var next = story.next(); next.isPresent(); next = story.next()) {
            var moment = await(next.get());
            journal.write(moment);
            story.tellNext(moment);
            objects.publish();
            server.awaitDeliveries();
        }
    }

    private Instant await(Instant planned) throws InterruptedException {
        var moment = planned.plus(putOff);
        var wait = Duration.between(clock.instant(), moment);
        if (wait.isPositive()) {
            Thread.sleep(wait);
        } else if (wait.negated().compareTo(SLEPT) > 0) {
            putOff = putOff.plus(wait.negated());
            moment = moment.plus(wait.negated());
        }
        return moment;
    }
}
