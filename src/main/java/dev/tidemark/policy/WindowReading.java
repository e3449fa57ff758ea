package dev.tidemark.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads freeze windows. */
final class WindowReading {

    private static final List<String> WINDOW =
            List.of(
                    "name",
                    "reason",
                    "environments",
                    "projects",
                    "time_zone",
                    "from",
                    "until",
                    "weekly");
    private static final List<String> WEEKLY = List.of("days", "from", "until");
    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Problems problems;
    private final ScopeReading scopes;
    private final Names names;

    WindowReading(Problems problems, ScopeReading scopes) {
        this.problems = problems;
        this.scopes = scopes;
        this.names = new Names("freeze", problems);
    }

    Optional<Window> window(Node node) {
        return Fields.of(node, "a freeze", WINDOW, problems).map(this::window);
    }

    private Window window(Fields fields) {
        String name = names.read(fields);
        fields.require("reason", "why, for those who have to wait");
        String reason = fields.text("reason", Form.REASON);
        return new Window(
                name,
                reason == null ? "" : reason,
                scopes.scope(fields),
                zone(fields),
                spans(fields));
    }

    private ZoneId zone(Fields fields) {
        fields.require("time_zone", Form.TIME_ZONE.toWrite());
        String zone = fields.text("time_zone", Form.TIME_ZONE);
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            fields.problem(
                    "time_zone",
                    "there is no time zone "
                            + Problems.quoted(zone)
                            + "; write "
                            + Form.TIME_ZONE.toWrite());
            return ZoneOffset.UTC;
        }
        return ZoneId.of(zone);
    }

    private List<Span> spans(Fields fields) {
        boolean isOnce = fields.has("from") || fields.has("until");
        if (isOnce == fields.has("weekly")) {
            problems.add(
                    fields.at(),
                    "a freeze is either 'from' and 'until', or 'weekly'; write one of them");
            return List.of();
        }
        return isOnce ? once(fields) : fields.node("weekly").map(this::weekly).orElse(List.of());
    }

    private List<Span> once(Fields fields) {
        LocalDateTime begin = moment(fields, "from");
        LocalDateTime end = moment(fields, "until");
        if (begin == null || end == null) {
            return List.of();
        }
        if (!begin.isBefore(end)) {
            fields.problem("until", "'until' is not after 'from'; write a later time");
        }
        return List.of(new Span.Once(begin, end));
    }

    private @Nullable LocalDateTime moment(Fields fields, String key) {
        fields.require(key, Form.MOMENT.toWrite());
        String text = fields.text(key, Form.MOMENT);
        try {
            return text == null ? null : LocalDateTime.parse(text);
        } catch (DateTimeException notInCalendar) {
            fields.problem(key, Problems.quoted(text) + " is in no calendar; write another date");
            return null;
        }
    }

    private List<Span> weekly(Node node) {
        return Fields.of(node, "'weekly'", WEEKLY, problems)
                .map(fields -> fields.has("days") ? onDays(fields) : acrossDays(fields))
                .orElse(List.of());
    }

    private List<Span> onDays(Fields fields) {
        List<String> days = fields.texts("days", DAYS.size(), Form.DAY);
        String begin = time(fields, "from", Form.TIME_OF_DAY);
        String end = time(fields, "until", Form.TIME_OF_DAY);
        if (begin == null || end == null || isSame(fields, begin, end)) {
            return List.of();
        }
        LocalTime from = LocalTime.parse(begin);
        LocalTime until = LocalTime.parse(end);
        return days.stream()
                .map(WindowReading::day)
                .<Span>map(day ->
                        new Span.Weekly(day, from, from.isBefore(until) ? day : day.plus(1), until))
                .toList();
    }

    private List<Span> acrossDays(Fields fields) {
        String begin = time(fields, "from", Form.TIME_OF_WEEK);
        String end = time(fields, "until", Form.TIME_OF_WEEK);
        if (begin == null || end == null || isSame(fields, begin, end)) {
            return List.of();
        }
        return List.of(new Span.Weekly(day(begin), timeOf(begin), day(end), timeOf(end)));
    }

    private static @Nullable String time(Fields fields, String key, Form form) {
        fields.require(key, form.toWrite());
        return fields.text(key, form);
    }

    private static boolean isSame(Fields fields, String begin, String end) {
        if (begin.equals(end)) {
            fields.problem("until", "'until' is the same as 'from'; write another time");
        }
        return begin.equals(end);
    }

    private static DayOfWeek day(String text) {
        return DayOfWeek.of(DAYS.indexOf(text.substring(0, 3)) + 1);
    }

    private static LocalTime timeOf(String timeOfWeek) {
        return LocalTime.parse(timeOfWeek.substring(4));
    }
}
