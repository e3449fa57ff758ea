package dev.tidemark.sandbox.story;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * How time passes in the story. Before it goes live people work in working hours; from then on
 * without a break and faster by the chosen speed, because somebody is watching.
 */
final class Pace {

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final LocalTime MORNING = LocalTime.of(9, 10);
    private static final LocalTime EVENING = LocalTime.of(18, 40);

    private final Instant live;
    private final double speed;

    Pace(Instant live, double speed) {
        this.live = live;
        this.speed = speed;
    }

    /** When so much working time has passed. */
    Instant afterWork(Instant from, Duration work) {
        var at = from;
        var left = work;
        while (at.isBefore(live)) {
            var begin = workBeginning(at).toInstant();
            var end = begin.atZone(ZONE).with(EVENING).toInstant();
            var room = Duration.between(begin, end);
            if (!begin.isBefore(live)) {
                return live.plus(faster(left));
            }
            if (end.isAfter(live) || left.compareTo(room) < 0) {
                return beforeLive(begin.plus(left));
            }
            left = left.minus(room);
            at = end;
        }
        return at.plus(faster(left));
    }

    /** When so much time has passed, for machines: they do not sleep. */
    Instant after(Instant from, Duration time) {
        return from.isBefore(live) ? beforeLive(from.plus(time)) : from.plus(faster(time));
    }

    private Instant beforeLive(Instant at) {
        return at.isBefore(live) ? at : live.plus(faster(Duration.between(live, at)));
    }

    private Duration faster(Duration time) {
        return Duration.ofMillis(Math.round(time.toMillis() / speed));
    }

    /** The moment itself in working hours, otherwise the next morning that is one of work. */
    private static ZonedDateTime workBeginning(Instant at) {
        var time = at.atZone(ZONE);
        if (time.toLocalTime().isBefore(MORNING)) {
            time = time.with(MORNING);
        } else if (!time.toLocalTime().isBefore(EVENING)) {
            time = time.plusDays(1).with(MORNING);
        }
        while (isWeekend(time.getDayOfWeek())) {
            time = time.plusDays(1).with(MORNING);
        }
        return time;
    }

    private static boolean isWeekend(DayOfWeek day) {
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
