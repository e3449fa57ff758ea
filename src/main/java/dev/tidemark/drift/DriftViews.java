package dev.tidemark.drift;

import dev.tidemark.argocd.Applications.EpisodeState;
import dev.tidemark.web.DayRange;
import dev.tidemark.web.Figures;
import dev.tidemark.web.FilterBar;
import dev.tidemark.web.QueryLinks;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of drift from what was found. */
@Singleton
class DriftViews {

    static final String PAGE = "/drift";
    private static final int OPEN_AT_ONCE = 9;
    private static final String PRODUCTION = "production";

    private final EpisodeViews episodes;
    private final DriftCharts charts;
    private final DriftMessages words;
    private final Times times;

    DriftViews(EpisodeViews episodes, DriftCharts charts, DriftMessages words, Times times) {
        this.episodes = episodes;
        this.charts = charts;
        this.words = words;
        this.times = times;
    }

    /**
     * All of it.
     *
     * @param found what figures and pictures are made of
     * @param cut the rows of this page
     * @param observedSince as {@link DriftEpisodes#observedSince}
     */
    DriftView view(
            DriftParameters query,
            DriftRequest request,
            DayRange range,
            DriftEpisodes.Found found,
            DriftRequest.Cut cut,
            Map<String, Instant> observedSince) {
        List<Episode> all = found.episodes();
        List<Episode> open = all.stream().filter(Episode::isOpen).toList();
        QueryLinks links = links(query, range);
        String next = cut.next();
        boolean isFirst = request.after() == null;
        List<Episode> atOnce = open.stream().limit(isFirst ? OPEN_AT_ONCE : 0).toList();
        int more = isFirst ? open.size() - atOnce.size() : 0;
        Repairs repairs = Repairs.of(all, range.from(), range.to());
        return new DriftView(
                heading(request, all, open, observedSince),
                remark(open),
                kinds(query, links),
                states(query, links),
                range.choices(links, rangeWords()),
                filters(query, range, links),
                figures(all, open, repairs),
                atOnce.stream().map(episodes::view).toList(),
                more == 0 ? null : words.moreOpen(Figures.grouped(more)),
                heat(all, observedSince, range),
                charts.repairs(repairs),
                charts.timeline(cut.episodes(), range),
                cut.episodes().stream().map(episodes::view).toList(),
                isFirst ? null : links.href(),
                next == null ? null : links.with("after", next).href(),
                all.isEmpty() ? empty(query, observedSince) : null,
                found.isCut() ? words.cut() : null,
                words.span(times.day(range.from()), times.day(range.to())),
                json(query));
    }

    private String heading(
            DriftRequest request,
            List<Episode> all,
            List<Episode> open,
            Map<String, Instant> observedSince) {
        if (all.isEmpty() && observedSince.isEmpty()) {
            return words.headingNothing();
        }
        if (request.filter().state() == EpisodeState.CLOSED) {
            return words.headingClosed(Figures.grouped(all.size()));
        }
        return open.isEmpty()
                ? words.headingCalm()
                : words.headingOpen(Figures.grouped(open.size()), times.duration(oldest(open)));
    }

    private Duration oldest(List<Episode> open) {
        return open.stream()
                .map(each -> each.lasted(times.now()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private @Nullable String remark(List<Episode> open) {
        long undetermined = open.stream().filter(each -> !each.isCertain()).count();
        return undetermined == 0 ? null : words.subUndetermined(Figures.grouped(undetermined));
    }

    private List<DriftView.Figure> figures(List<Episode> all, List<Episode> open, Repairs repairs) {
        long production =
                open.stream().filter(each -> each.environment().equals(PRODUCTION)).count();
        long undetermined = all.stream().filter(each -> !each.isCertain()).count();
        var figures = new ArrayList<DriftView.Figure>();
        figures.add(
                new DriftView.Figure(
                        words.openNow(),
                        Figures.grouped(open.size()),
                        production == 0 ? null : words.inProduction(Figures.grouped(production)),
                        open.isEmpty()
                                ? words.none()
                                : words.oldest(times.duration(oldest(open)))));
        figures.add(
                new DriftView.Figure(
                        words.episodes(),
                        Figures.grouped(all.size()),
                        null,
                        words.endedAndOpen(
                                Figures.grouped(all.size() - open.size()),
                                Figures.grouped(open.size()))));
        figures.add(repair(repairs));
        figures.add(
                new DriftView.Figure(
                        words.undetermined(),
                        Figures.grouped(undetermined),
                        null,
                        words.undeterminedWhy()));
        return figures;
    }

    private DriftView.Figure repair(Repairs repairs) {
        List<Duration> all = repairs.all();
        return all.isEmpty()
                ? new DriftView.Figure(words.timeToRepair(), "–", null, words.noRepairs())
                : new DriftView.Figure(
                        words.timeToRepair(),
                        times.duration(Repairs.median(all)),
                        words.median(),
                        words.longestOf(
                                times.duration(all.getLast()), Figures.grouped(all.size())));
    }

    private DriftView.@Nullable Heat heat(
            List<Episode> all, Map<String, Instant> observedSince, DayRange range) {
        DriftHeat heat = DriftHeat.of(all, observedSince, range.from(), range.to(), times.zone());
        return heat.rows().isEmpty() ? null : charts.heat(heat);
    }

    private String empty(DriftParameters query, Map<String, Instant> observedSince) {
        if (observedSince.isEmpty()) {
            return words.emptyNothing();
        }
        boolean isFiltered =
                query.kind() != null
                        || query.state() != null
                        || query.domain() != null
                        || query.environment() != null;
        return isFiltered ? words.emptyFiltered() : words.emptyTime();
    }

    private static QueryLinks links(DriftParameters query, DayRange range) {
        return query(PAGE, query)
                .with("days", range.days() == null ? null : range.days().toString());
    }

    private static String json(DriftParameters query) {
        return query("/api/v1" + PAGE, query).href();
    }

    private static QueryLinks query(String path, DriftParameters query) {
        return QueryLinks.to(path)
                .with("state", query.state())
                .with("kind", query.kind())
                .with("domain", query.domain())
                .with("environment", query.environment())
                .with("from", query.from())
                .with("to", query.to())
                .with("limit", query.limit());
    }

    private List<FilterBar.Choice> kinds(DriftParameters query, QueryLinks links) {
        var choices = new ArrayList<FilterBar.Choice>();
        choices.add(choice(words.allKinds(), "kind", null, query.kind(), links));
        for (EpisodeKind kind : EpisodeKind.values()) {
            choices.add(choice(episodes.kind(kind), "kind", kind.word(), query.kind(), links));
        }
        return choices;
    }

    private List<FilterBar.Choice> states(DriftParameters query, QueryLinks links) {
        return List.of(
                choice(words.allStates(), "state", null, query.state(), links),
                choice(words.stateOpen(), "state", "open", query.state(), links),
                choice(words.stateClosed(), "state", "closed", query.state(), links));
    }

    private static FilterBar.Choice choice(
            String word,
            String name,
            @Nullable String value,
            @Nullable String chosen,
            QueryLinks links) {
        boolean isNone = chosen == null || chosen.isBlank();
        boolean isCurrent = value == null ? isNone : value.equalsIgnoreCase(chosen);
        return new FilterBar.Choice(word, links.with(name, value).href(), isCurrent);
    }

    private Map<Integer, String> rangeWords() {
        return DayRange.OFFERED.stream()
                .collect(
                        Collectors.toMap(Function.identity(), each -> words.days(each.toString())));
    }

    private FilterBar filters(DriftParameters query, DayRange range, QueryLinks links) {
        return new FilterBar.Builder(PAGE, links)
                .keep("kind", query.kind())
                .keep("state", query.state())
                .keep("days", range.days() == null ? null : range.days().toString())
                .filter(words.domain(), "domain", "text", query.domain())
                .filter(words.environment(), "environment", "text", query.environment())
                .filter(words.from(), "from", "date", query.from())
                .filter(words.to(), "to", "date", query.to())
                .build();
    }
}
