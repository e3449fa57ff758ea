package dev.tidemark.population;

import dev.tidemark.population.Deviation.Code;
import dev.tidemark.population.PopulationView.Approver;
import dev.tidemark.population.PopulationView.Compared;
import dev.tidemark.population.PopulationView.Figure;
import dev.tidemark.population.PopulationView.Item;
import dev.tidemark.population.PopulationView.Kind;
import dev.tidemark.population.PopulationView.Reference;
import dev.tidemark.population.PopulationView.Row;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.DayRange;
import dev.tidemark.web.Figures;
import dev.tidemark.web.FilterBar;
import dev.tidemark.web.QueryLinks;
import dev.tidemark.web.Times;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the report's page. */
@Singleton
class PopulationViews {

    static final String PAGE = "/trail/population";
    private static final String API = "/api/v1/trail/population";
    private static final int MOST_CHANGES = 12;

    private final PopulationMessages words;
    private final Times times;

    PopulationViews(PopulationMessages words, Times times) {
        this.words = words;
        this.times = times;
    }

    PopulationView view(
            Population population, PopulationParameters query, PopulationRequest request) {
        QueryLinks links = links(PAGE, query, request);
        Set<String> shown =
                population.changes().stream().map(ProductionChange::id).collect(Collectors.toSet());
        long deviations = population.counts().values().stream().mapToLong(each -> each).sum();
        return new PopulationView(
                words.heading(
                        Figures.grouped(population.total()),
                        population.total() == 1,
                        VisibleText.of(population.period().environment()).isolated(),
                        Figures.grouped(deviations),
                        deviations == 1),
                words.sub(
                        times.exact(population.period().from()),
                        times.exact(population.period().to())),
                ranges(request, links),
                filters(query, links),
                figures(population),
                words.entries(Figures.grouped(population.standing().entries())),
                population.standing().compared().stream()
                        .map(each ->
                                new Compared(
                                        VisibleText.of(each.repository()),
                                        each.commit(),
                                        each.pushedAt()))
                        .toList(),
                kinds(population, shown),
                population.changes().stream().map(this::row).toList(),
                absolute(API, population).with("format", "csv").href(),
                absolute(API, population).href(),
                query.after() == null ? null : links.without("after").href(),
                population.next() == null ? null : nextHref(population));
    }

    /** Ends that stay where they are, however long somebody reads page after page. */
    private static QueryLinks absolute(String path, Population population) {
        return QueryLinks.to(path)
                .with("environment", population.period().environment())
                .with("from", population.period().from().toString())
                .with("to", population.period().to().toString());
    }

    private static String nextHref(Population population) {
        return absolute(PAGE, population).with("after", population.next()).href();
    }

    private static QueryLinks links(
            String path, PopulationParameters query, PopulationRequest request) {
        return QueryLinks.to(path)
                .with("environment", query.environment())
                .with("from", query.from())
                .with("to", query.to())
                .with("limit", query.limit())
                .with(
                        "days",
                        request.range().days() == null ? null : request.range().days().toString());
    }

    private List<FilterBar.Choice> ranges(PopulationRequest request, QueryLinks links) {
        Map<Integer, String> names =
                DayRange.OFFERED.stream().collect(Collectors.toMap(each -> each, words::days));
        return request.range().choices(links, names);
    }

    private FilterBar filters(PopulationParameters query, QueryLinks links) {
        return new FilterBar.Builder(PAGE, links)
                .filter(words.environment(), "environment", "text", query.environment())
                .filter(words.from(), "from", "date", query.from())
                .filter(words.to(), "to", "date", query.to())
                .build();
    }

    private List<Figure> figures(Population population) {
        return List.of(
                figure(population, Duty.SEPARATE, words.separate(), words.separateWhy()),
                figure(population, Duty.NOT_SEPARATE, words.notSeparate(), words.notSeparateWhy()),
                figure(population, Duty.UNKNOWN, words.unknown(), words.unknownWhy()),
                new Figure(
                        words.emergencies(),
                        Figures.grouped(population.emergencies()),
                        words.emergenciesWhy()));
    }

    private static Figure figure(Population population, Duty duty, String name, String why) {
        return new Figure(name, Figures.grouped(population.duties().getOrDefault(duty, 0L)), why);
    }

    private List<Kind> kinds(Population population, Set<String> shown) {
        var kinds = new ArrayList<Kind>();
        population
                .counts()
                .forEach((code, count) -> {
                    List<Item> items =
                            population.deviations().stream()
                                    .filter(each -> each.code() == code)
                                    .map(each -> item(each, shown))
                                    .toList();
                    String cut =
                            items.size() < count
                                    ? words.newestOf(
                                            Figures.grouped(items.size()), Figures.grouped(count))
                                    : null;
                    kinds.add(
                            new Kind(
                                    code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                    mark(code),
                                    words.deviationWhy(code),
                                    Figures.grouped(count),
                                    cut,
                                    items));
                });
        return kinds;
    }

    private static Item item(Deviation deviation, Set<String> shown) {
        return new Item(
                deviation.at(),
                VisibleText.of(deviation.about()),
                VisibleText.ofNullable(deviation.who()),
                deviation.href(),
                deviation.change() != null && shown.contains(deviation.change())
                        ? "#" + deviation.change()
                        : null);
    }

    private Mark mark(Code code) {
        String style =
                switch (code) {
                    case APPLIED_WITHOUT_APPROVAL,
                            APPROVED_BY_AUTHOR,
                            APPROVED_BY_MERGER,
                            PUSHED_WITHOUT_PULL_REQUEST,
                            MERGED_WITHOUT_REVIEW,
                            MERGED_WITHOUT_APPROVAL,
                            REVIEWED_BEFORE_LAST_PUSH,
                            FORCED_PUSH,
                            EMERGENCY_NOT_UPHELD ->
                            "refused";
                    case BROKE_GLASS, SYNCED_BY_HAND, AUTO_SYNC_OFF, POLICY_CHANGE -> "noted";
                    case OUT_OF_BAND_DRIFT, UNKNOWN_DRIFT -> "drift";
                    case UNKNOWN_PUSHER,
                            UNKNOWN_MERGER,
                            UNKNOWN_REVISION,
                            UNKNOWN_RANGE,
                            FED_FROM_ELSEWHERE,
                            UNKNOWN_REVIEW,
                            UNKNOWN_OUTCOME,
                            OBSERVATION_GAP ->
                            "unseen";
                };
        return new Mark(style, words.deviation(code));
    }

    private Row row(ProductionChange change) {
        int more = change.changes().size() - MOST_CHANGES;
        return new Row(
                change.id(),
                change.kind() == ProductionChange.Kind.APPLY ? words.apply() : words.sync(),
                VisibleText.of(change.target()),
                change.href(),
                VisibleText.ofNullable(change.domain()),
                change.startedAt(),
                change.liveAt(),
                change.outcome(),
                change.changes().stream()
                        .limit(MOST_CHANGES)
                        .map(each ->
                                new Reference(
                                        "#" + each.number(),
                                        VisibleText.ofNullable(each.title()),
                                        each.href()))
                        .toList(),
                more > 0 ? words.more(Figures.grouped(more)) : null,
                texts(change.authors()),
                texts(change.reviewers()),
                change.approvers().stream()
                        .map(each ->
                                new Approver(
                                        VisibleText.of(each.login()), VisibleText.of(each.basis())))
                        .toList(),
                VisibleText.ofNullable(change.applier()),
                duty(change.duty()),
                dutyWhy(change.duty()),
                change.emergency(),
                change.deviations().stream()
                        .map(Deviation::code)
                        .distinct()
                        .map(this::mark)
                        .toList());
    }

    private static List<VisibleText> texts(List<String> all) {
        return all.stream().map(VisibleText::of).toList();
    }

    private Mark duty(Duty duty) {
        return switch (duty) {
            case SEPARATE -> new Mark("ok", words.separate());
            case NOT_SEPARATE -> new Mark("refused", words.notSeparate());
            case UNKNOWN -> new Mark("unseen", words.unknown());
            case NOTHING_NEW -> new Mark("void", words.nothingNew());
        };
    }

    private String dutyWhy(Duty duty) {
        return switch (duty) {
            case SEPARATE -> words.separateWhy();
            case NOT_SEPARATE -> words.notSeparateWhy();
            case UNKNOWN -> words.unknownWhy();
            case NOTHING_NEW -> words.nothingNewWhy();
        };
    }
}
