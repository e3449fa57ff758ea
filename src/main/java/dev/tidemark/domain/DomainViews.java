package dev.tidemark.domain;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.PathsAt;
import dev.tidemark.argocd.Placement;
import dev.tidemark.argocd.Standing;
import dev.tidemark.argocd.Target;
import dev.tidemark.projection.Page;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.DayRange;
import dev.tidemark.web.Figures;
import dev.tidemark.web.FilterBar;
import dev.tidemark.web.QueryLinks;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page of one domain from what was found. */
@Singleton
class DomainViews {

    private static final int MOST_FEEDING = 8;
    private static final int MOST_IN_HEADING = 4;

    private final StateMarks marks;
    private final DeploymentViews deployments;
    private final RangeViews ranges;
    private final DomainTimelines timelines;
    private final DomainMessages words;
    private final Times times;

    DomainViews(
            StateMarks marks,
            DeploymentViews deployments,
            RangeViews ranges,
            DomainTimelines timelines,
            DomainMessages words,
            Times times) {
        this.marks = marks;
        this.deployments = deployments;
        this.ranges = ranges;
        this.timelines = timelines;
        this.words = words;
        this.times = times;
    }

    /**
     * What was found of a domain.
     *
     * @param states by environment
     * @param waiting what is merged and not live of each of them, in their order
     * @param feeding as {@link dev.tidemark.argocd.Applications#paths}
     * @param drawn deployments of the whole time
     * @param page those of one page
     * @param brought what each of the page brought, in their order
     */
    record Found(
            String domain,
            List<ApplicationState> states,
            List<Range> waiting,
            Map<String, Map<String, PathsAt>> feeding,
            Page<Deployment> drawn,
            Page<Deployment> page,
            List<Range> brought) {}

    DomainView view(DomainParameters query, DayRange range, Found found) {
        QueryLinks links = links(found.domain(), query, range);
        String path = DomainLists.href(found.domain());
        String next = found.page().next();
        return new DomainView(
                VisibleText.of(found.domain()),
                heading(found),
                sub(found, range),
                range.choices(links, rangeWords()),
                filters(path, query, range, links),
                places(found),
                timelines.timeline(
                        found.domain(), found.drawn().items(), drawnStates(found, query), range),
                rows(found),
                words.span(times.day(range.from()), times.day(range.to())),
                found.drawn().next() == null
                        ? null
                        : words.cut(Figures.grouped(Domains.MOST_DRAWN)),
                query.after() == null ? null : links.href(),
                next == null ? null : links.with("after", next).href(),
                json(path, query));
    }

    private static List<ApplicationState> drawnStates(Found found, DomainParameters query) {
        String environment = query.environment();
        if (environment == null || environment.isBlank()) {
            return found.states();
        }
        String wanted = environment.strip();
        return found.states().stream()
                .filter(each -> each.placement().environment().equals(wanted))
                .toList();
    }

    private String heading(Found found) {
        String name = VisibleText.of(found.domain()).shown();
        if (found.states().isEmpty()) {
            return words.headingGone(name);
        }
        Map<String, List<String>> byVersion = new LinkedHashMap<>();
        for (ApplicationState state : found.states()) {
            String version = Versions.of(state.placement(), state.images(), state.deployed());
            byVersion
                    .computeIfAbsent(
                            version == null ? words.notObserved() : VisibleText.of(version).shown(),
                            none -> new ArrayList<>())
                    .add(VisibleText.of(DeploymentViews.place(state.placement())).shown());
        }
        if (byVersion.size() > MOST_IN_HEADING) {
            return words.headingMany(
                    name,
                    Figures.grouped(byVersion.size()),
                    Figures.grouped(found.states().size()));
        }
        return words.headingOf(
                name,
                byVersion.entrySet().stream()
                        .map(each -> words.versionIn(each.getKey(), listed(each.getValue())))
                        .collect(Collectors.joining("; ")));
    }

    private String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.getFirst()
                : String.join(", ", names.subList(0, last))
                        + " "
                        + words.and()
                        + " "
                        + names.get(last);
    }

    private String sub(Found found, DayRange range) {
        List<Deployment> all = found.drawn().items();
        long rolledBack = all.stream().filter(Deployment::rollback).count();
        long failed =
                all.stream()
                        .filter(each ->
                                each.outcome() == Deployment.Outcome.FAILED
                                        || each.outcome() == Deployment.Outcome.ERRORED)
                        .count();
        String details =
                (rolledBack == 0 ? "" : words.subRolledBack(Figures.grouped(rolledBack)))
                        + (failed == 0 ? "" : words.subFailed(Figures.grouped(failed)));
        Integer days = range.days();
        return words.sub(
                Figures.grouped(all.size()),
                days == null
                        ? words.span(times.day(range.from()), times.day(range.to()))
                        : words.days(days.toString()),
                details);
    }

    private List<DomainView.Place> places(Found found) {
        var places = new ArrayList<DomainView.Place>();
        for (int i = 0; i < found.states().size(); i++) {
            ApplicationState state = found.states().get(i);
            places.add(place(state, found.waiting().get(i), feeding(found, state)));
        }
        return places;
    }

    private DomainView.Place place(
            ApplicationState state, Range waiting, List<VisibleText> feeding) {
        Placement placement = state.placement();
        String version = Versions.of(placement, state.images(), state.deployed());
        String revision = Versions.revision(state.deployed());
        int more = feeding.size() - MOST_FEEDING;
        return new DomainView.Place(
                VisibleText.of(DeploymentViews.place(placement)),
                VisibleText.ofNullable(version),
                Objects.equals(version, revision) ? null : VisibleText.ofNullable(revision),
                state.deployedAt(),
                marks.health(state.health()),
                marks.standing(state.standing()),
                state.standing() == Standing.SYNCED ? null : state.standingSince(),
                marks.why(state.standing()),
                marks.differing(state),
                marks.remarks(state),
                ranges.view(waiting),
                feeding.stream().limit(MOST_FEEDING).toList(),
                more > 0 ? words.andMore(Figures.grouped(more)) : null);
    }

    private static List<VisibleText> feeding(Found found, ApplicationState state) {
        Map<String, PathsAt> known =
                found.feeding().getOrDefault(state.placement().subject(), Map.of());
        Target deployed = state.deployed();
        var paths = new TreeSet<String>();
        if (deployed != null) {
            deployed.all().stream()
                    .map(at -> known.get(at.pathsKey()))
                    .filter(Objects::nonNull)
                    .forEach(each -> paths.addAll(each.paths()));
        }
        return paths.stream().map(VisibleText::of).toList();
    }

    private List<DomainView.DeploymentView> rows(Found found) {
        var rows = new ArrayList<DomainView.DeploymentView>();
        for (int i = 0; i < found.page().items().size(); i++) {
            rows.add(deployments.view(found.page().items().get(i), found.brought().get(i)));
        }
        return rows;
    }

    private static QueryLinks links(String domain, DomainParameters query, DayRange range) {
        return query(DomainLists.href(domain), query)
                .with("days", range.days() == null ? null : range.days().toString());
    }

    private static String json(String path, DomainParameters query) {
        return query("/api/v1" + path + "/deployments", query).href();
    }

    private static QueryLinks query(String path, DomainParameters query) {
        return QueryLinks.to(path)
                .with("environment", query.environment())
                .with("from", query.from())
                .with("to", query.to())
                .with("limit", query.limit());
    }

    private Map<Integer, String> rangeWords() {
        return DayRange.OFFERED.stream()
                .collect(
                        Collectors.toMap(Function.identity(), each -> words.days(each.toString())));
    }

    private FilterBar filters(
            String path, DomainParameters query, DayRange range, QueryLinks links) {
        String days = range.days() == null ? null : range.days().toString();
        return new FilterBar.Builder(path, links)
                .keep("days", days)
                .filter(words.environment(), "environment", "text", query.environment())
                .filter(words.from(), "from", "date", query.from())
                .filter(words.to(), "to", "date", query.to())
                .build();
    }
}
