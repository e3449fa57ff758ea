package dev.tidemark.domain;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.Placement;
import dev.tidemark.argocd.Standing;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.ChartAxis;
import dev.tidemark.web.DayRange;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What ran where when, drawn with a lane for each application. */
@Singleton
class DomainTimelines {

    private static final int PITCH = 80;
    private static final int TOP = 48;
    private static final int BAR = 28;
    private static final int LABELS = 7;

    /** A label needs so many percent of the width, and is left to the title where it has less. */
    private static final double LABEL_WIDTH = 9;

    private final DeploymentViews deployments;
    private final DomainMessages words;
    private final Times times;
    private final Places places;

    DomainTimelines(DeploymentViews deployments, DomainMessages words, Times times, Places places) {
        this.deployments = deployments;
        this.words = words;
        this.times = times;
        this.places = places;
    }

    /** A version that runs from a time on; null where it is not known which. */
    private record Began(@Nullable String version, Instant at, boolean isRollback) {}

    /**
     * Draws them.
     *
     * @param found of the time, in any order
     * @param states as they are now
     */
    DomainView.Timeline timeline(
            String domain, List<Deployment> found, List<ApplicationState> states, DayRange range) {
        ChartAxis axis = range.axis();
        Map<Placement, List<Deployment>> byPlace = new TreeMap<>(places.order());
        states.forEach(each -> byPlace.put(each.placement(), new ArrayList<>()));
        found.forEach(each ->
                byPlace.computeIfAbsent(each.placement(), none -> new ArrayList<>()).add(each));
        var lanes = new ArrayList<DomainView.Lane>();
        var begun = new ArrayList<List<Began>>();
        byPlace.forEach((placement, each) -> {
            each.sort(Comparator.comparing(Deployment::startedAt));
            ApplicationState state = state(states, placement);
            List<Began> began = began(each, state, axis);
            begun.add(began);
            lanes.add(lane(placement, each, state, began, range, TOP + lanes.size() * PITCH));
        });
        return new DomainView.Timeline(
                words.timelineTitle(
                        VisibleText.of(domain).shown(),
                        times.day(range.from()),
                        times.day(range.to())),
                lanes,
                links(begun, axis),
                days(axis),
                TOP + lanes.size() * PITCH - PITCH + BAR + 30,
                lanes.stream().allMatch(each -> each.runs().isEmpty() && each.failures().isEmpty()),
                range.days() == null ? null : 100.0);
    }

    private static @Nullable ApplicationState state(
            List<ApplicationState> states, Placement placement) {
        return states.stream()
                .filter(each -> each.placement().subject().equals(placement.subject()))
                .findFirst()
                .orElse(null);
    }

    /** What ran at the beginning of the time, and what each deployment brought. */
    private static List<Began> began(
            List<Deployment> deployments, @Nullable ApplicationState state, ChartAxis axis) {
        var began = new ArrayList<Began>();
        for (Deployment each : deployments) {
            if (each.outcome() != Deployment.Outcome.SUCCEEDED) {
                continue;
            }
            if (began.isEmpty() && each.from() != null) {
                String before = Versions.of(each.placement(), each.imagesBefore(), each.from());
                began.add(new Began(before, axis.from(), false));
            }
            began.add(
                    new Began(
                            Versions.of(each.placement(), each.imagesAfter(), each.to()),
                            each.endedAt() == null ? each.startedAt() : each.endedAt(),
                            each.rollback()));
        }
        Instant deployedAt = state == null ? null : state.deployedAt();
        boolean ranAllTheTime =
                began.isEmpty() && deployedAt != null && !deployedAt.isAfter(axis.from());
        if (ranAllTheTime && state != null) {
            String version = Versions.of(state.placement(), state.images(), state.deployed());
            began.add(new Began(version, axis.from(), false));
        }
        return began;
    }

    private DomainView.Lane lane(
            Placement placement,
            List<Deployment> deployments,
            @Nullable ApplicationState state,
            List<Began> began,
            DayRange range,
            int y) {
        String place = VisibleText.of(DeploymentViews.place(placement)).shown();
        boolean reachesNow = range.days() != null;
        return new DomainView.Lane(
                VisibleText.of(DeploymentViews.place(placement)),
                y,
                runs(place, began, range.axis(), state != null),
                failures(place, deployments, range.axis()),
                state == null || !reachesNow ? null : waits(state));
    }

    /**
     * Bars.
     *
     * @param isThere whether the last one still runs; what was deleted ends nowhere that is known
     */
    private List<DomainView.Run> runs(
            String place, List<Began> began, ChartAxis axis, boolean isThere) {
        var runs = new ArrayList<DomainView.Run>();
        for (int i = 0; i < began.size(); i++) {
            Began each = began.get(i);
            boolean isLast = i == began.size() - 1;
            Instant end = isLast ? null : began.get(i + 1).at();
            String style = isLast && isThere ? "run-new" : i % 2 == 0 ? "run-old" : "run-mid";
            axis.span(each.at(), end)
                    .ifPresent(span -> runs.add(run(place, each, end, span, style)));
        }
        return runs;
    }

    private DomainView.Run run(
            String place, Began began, @Nullable Instant end, ChartAxis.Span span, String style) {
        String version =
                began.version() == null
                        ? words.notKnown()
                        : VisibleText.of(began.version()).shown();
        boolean hasRoom = span.width() >= Math.max(LABEL_WIDTH, version.length() * 0.8);
        String title =
                words.runTitle(
                        place,
                        version,
                        times.moment(began.at()),
                        end == null ? words.now() : times.moment(end));
        return new DomainView.Run(span, style, hasRoom ? version : null, title, began.isRollback());
    }

    private List<DomainView.Failure> failures(
            String place, List<Deployment> found, ChartAxis axis) {
        return found.stream()
                .filter(each ->
                        each.outcome() == Deployment.Outcome.FAILED
                                || each.outcome() == Deployment.Outcome.ERRORED)
                .filter(each -> axis.holds(each.startedAt()))
                .map(each ->
                        new DomainView.Failure(
                                axis.at(each.startedAt()),
                                words.failTitle(
                                        place,
                                        deployments.result(each).word(),
                                        times.moment(each.startedAt()))))
                .toList();
    }

    private DomainView.@Nullable Waits waits(ApplicationState state) {
        if (state.standingSince() == null) {
            return null;
        }
        String age = times.duration(Duration.between(state.standingSince(), times.now()));
        if (state.standing() == Standing.PENDING) {
            return new DomainView.Waits("t-blue", words.pendingFor(age));
        }
        return state.standing() == Standing.DRIFT
                ? new DomainView.Waits("t-amber", words.driftFor(age))
                : null;
    }

    /** From each version to where the next lane got the same one first, if that was later. */
    private static List<DomainView.Link> links(List<List<Began>> lanes, ChartAxis axis) {
        var links = new ArrayList<DomainView.Link>();
        for (int i = 0; i + 1 < lanes.size(); i++) {
            int y = TOP + i * PITCH;
            for (Began from : lanes.get(i)) {
                lanes.get(i + 1).stream()
                        .filter(to -> axis.holds(from.at()))
                        .filter(to -> from.version() != null && from.version().equals(to.version()))
                        .filter(to -> axis.holds(to.at()) && to.at().isAfter(from.at()))
                        .findFirst()
                        .ifPresent(to ->
                                links.add(
                                        new DomainView.Link(
                                                axis.at(from.at()),
                                                y + BAR,
                                                axis.at(to.at()),
                                                y + PITCH)));
            }
        }
        return links;
    }

    private List<DomainView.DayMark> days(ChartAxis axis) {
        var marks = new ArrayList<DomainView.DayMark>();
        int labelled = 0;
        for (ChartAxis.Day day : axis.days(times.zone(), LABELS)) {
            String label = day.hasLabel() ? times.day(times.startOf(day.date())) : null;
            marks.add(new DomainView.DayMark(day, label, label != null && labelled++ % 2 == 1));
        }
        return marks;
    }
}
