package dev.tidemark.policy;

import dev.tidemark.policy.Span.Time;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A freeze window as the file says it. */
public record Window(String name, String reason, Scope scope, ZoneId zone, List<Span> spans) {

    public Window {
        spans = List.copyOf(spans);
    }

    /**
     * The freezes that begin before {@code until} and end after {@code from}, in order; what
     * overlaps is one.
     */
    public List<Freeze> freezes(Instant from, Instant until) {
        List<Time> times =
                spans.stream()
                        .flatMap(span -> span.times(zone, from, until).stream())
                        .sorted(Comparator.comparing(Time::from).thenComparing(Time::until))
                        .toList();
        var freezes = new ArrayList<Freeze>();
        for (Time time : times) {
            add(freezes, time);
        }
        return freezes;
    }

    private void add(List<Freeze> freezes, Time time) {
        if (freezes.isEmpty() || time.from().isAfter(freezes.getLast().until())) {
            freezes.add(new Freeze(name, time.from(), time.until(), reason));
        } else {
            Freeze before = freezes.removeLast();
            Instant end = time.until().isAfter(before.until()) ? time.until() : before.until();
            freezes.add(new Freeze(name, before.from(), end, reason));
        }
    }
}
