package dev.tidemark.sandbox.ansible;

import java.time.Duration;
import java.util.List;

/**
 * One play.
 *
 * @param group of the inventory that it is for
 * @param tasks how many of it run; none if all have tags that were not asked for
 * @param fragile those that fail now and then; only of a play for one machine, since others would
 *     go on without the one that failed
 */
public record Play(String name, String group, int tasks, Duration takes, List<String> fragile) {

    public Play {
        fragile = List.copyOf(fragile);
    }

    static Play of(String name, String group, int tasks, int seconds, String... fragile) {
        return new Play(name, group, tasks, Duration.ofSeconds(seconds), List.of(fragile));
    }
}
