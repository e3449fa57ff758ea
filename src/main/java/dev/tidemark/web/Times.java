package dev.tidemark.web;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Times as people read them, in {@code TIDEMARK_TIME_ZONE}. The browser's script writes the same
 * forms again in the viewer's zone.
 */
@Named("times")
@Singleton
public class Times {

    private static final DateTimeFormatter EXACT = form("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter CLOCK = form("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = form("HH:mm");
    private static final DateTimeFormatter DAY = form("d MMM");
    private static final DateTimeFormatter DAY_OF_YEAR = form("d MMM yyyy");
    private static final DateTimeFormatter FIELD = form("yyyy-MM-dd'T'HH:mm");
    private static final DateTimeFormatter WEEKDAY = form("EEEE d MMMM yyyy");

    private final Clock clock;
    private final ZoneId zone;
    private final ShellMessages words;

    Times(
            Clock clock,
            @ConfigProperty(name = "tidemark.time-zone") Optional<String> zone,
            ShellMessages words) {
        this.clock = clock;
        this.zone = zone.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        this.words = words;
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /** RFC 3339, for {@code datetime}. */
    public String iso(Instant at) {
        return at.toString();
    }

    /** To the second, with the zone and the same in UTC. */
    public String exact(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return EXACT.format(local)
                + " "
                + zoneName(local)
                + ", "
                + at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The time today, else the day. */
    public String brief(Instant at) {
        return isToday(at) ? MINUTE.format(at.atZone(zone)) : day(at);
    }

    /** The time to the second today, else day and time. */
    public String clock(Instant at) {
        return isToday(at) ? CLOCK.format(at.atZone(zone)) : moment(at);
    }

    /** Hour and minute, where the day stands beside it. */
    public String minute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    /** Day and time, with the year only when it is not this one. */
    public String moment(Instant at) {
        return day(at) + " " + MINUTE.format(at.atZone(zone));
    }

    public String day(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        boolean thisYear = local.getYear() == clock.instant().atZone(zone).getYear();
        return (thisYear ? DAY : DAY_OF_YEAR).format(local);
    }

    /** A local time here, as fields of forms hold it. */
    public Instant at(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    /** As {@link #at(LocalDateTime)} reads it, to the minute. */
    public String field(Instant at) {
        return FIELD.format(at.atZone(zone));
    }

    /** The day in full, as a heading. */
    public String weekday(Instant at) {
        return WEEKDAY.format(at.atZone(zone));
    }

    /** How long ago, in one unit. */
    public String age(Instant at) {
        Duration age = Duration.between(at, clock.instant());
        return age.toSeconds() < 5 ? words.justNow() : words.ago(roughly(age));
    }

    /** One unit: {@code 41 s}, {@code 67 min}, {@code 26 h}, {@code 12 d}. */
    String roughly(Duration duration) {
        if (duration.toSeconds() < 90) {
            return duration.toSeconds() + unit(0);
        }
        if (duration.toMinutes() < 90) {
            return duration.toMinutes() + unit(1);
        }
        return duration.toHours() < 48 ? duration.toHours() + unit(2) : duration.toDays() + unit(3);
    }

    /** Two units at most: {@code 41 s}, {@code 2 min 12 s}, {@code 3 h 05 min}, {@code 6 d 3 h}. */
    public String duration(Duration duration) {
        Duration whole = duration.isNegative() ? Duration.ZERO : duration;
        if (whole.toMinutes() < 1) {
            return whole.toSeconds() + unit(0);
        }
        if (whole.toHours() < 1) {
            return two(whole.toMinutes(), unit(1), whole.toSecondsPart(), unit(0), "%d");
        }
        if (whole.toDays() < 1) {
            return two(whole.toHours(), unit(2), whole.toMinutesPart(), unit(1), "%02d");
        }
        return two(whole.toDays(), unit(3), whole.toHoursPart(), unit(2), "%d");
    }

    private static String two(long first, String unit, int second, String smaller, String form) {
        return second == 0
                ? first + unit
                : first + unit + " " + String.format(Locale.ROOT, form, second) + smaller;
    }

    private String unit(int index) {
        return " " + words.units().split(" ", -1)[index];
    }

    /** Whether two instants fall on different days here. */
    public boolean daysDiffer(Instant one, Instant other) {
        return !dayOf(one).equals(dayOf(other));
    }

    /** The first instant of a day here. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Where days begin. */
    public ZoneId zone() {
        return zone;
    }

    /** The zone as the foot names it: {@code KST, UTC+9}. */
    public String zoneNow() {
        ZonedDateTime now = clock.instant().atZone(zone);
        String offset = now.getOffset().getTotalSeconds() == 0 ? "UTC" : "UTC" + now.getOffset();
        String name = zoneName(now);
        return name.equals(offset) ? name : name + ", " + offset;
    }

    public Instant now() {
        return clock.instant();
    }

    private boolean isToday(Instant at) {
        return dayOf(at).equals(dayOf(clock.instant()));
    }

    /** The day here. */
    public LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private static String zoneName(ZonedDateTime local) {
        String name = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(local);
        return name.equals("Z") ? "UTC" : name;
    }
}
