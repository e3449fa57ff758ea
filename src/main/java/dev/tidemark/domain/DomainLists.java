package dev.tidemark.domain;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Placement;
import dev.tidemark.argocd.Standing;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.ChartBox;
import dev.tidemark.web.Figures;
import dev.tidemark.web.FilterBar;
import dev.tidemark.web.QueryLinks;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of domains from what is true now. */
@Singleton
class DomainLists {

    static final String PAGE = "/domains";
    private static final int SPARK_HEIGHT = 18;

    private final StateMarks marks;
    private final DomainMessages words;
    private final Places places;

    DomainLists(StateMarks marks, DomainMessages words, Places places) {
        this.marks = marks;
        this.words = words;
        this.places = places;
    }

    /**
     * All of it.
     *
     * @param states everywhere
     * @param environment the one that is shown; null for every one
     */
    DomainView.DomainList list(
            List<ApplicationState> states,
            Map<String, List<Long>> weekly,
            @Nullable String environment) {
        List<ApplicationState> shown =
                states.stream()
                        .filter(each ->
                                environment == null
                                        || environment.equals(each.placement().environment()))
                        .toList();
        return new DomainView.DomainList(
                heading(states, shown),
                environments(states, environment),
                shown.stream().map(each -> line(each, weekly)).toList(),
                shown.isEmpty() ? (states.isEmpty() ? words.emptyWhy() : words.emptyThere()) : null,
                QueryLinks.to("/api/v1" + PAGE).with("environment", environment).href());
    }

    static String href(String domain) {
        return PAGE + "/" + QueryLinks.segment(domain);
    }

    private String heading(List<ApplicationState> all, List<ApplicationState> shown) {
        if (shown.isEmpty()) {
            return all.isEmpty() ? words.headingNone() : words.headingNoneThere();
        }
        var what = new ArrayList<String>();
        long drifting = count(shown, each -> each.standing() == Standing.DRIFT);
        long pending = count(shown, each -> each.standing() == Standing.PENDING);
        long unobserved = count(shown, DomainLists::isUnobserved);
        long unhealthy = count(shown, each -> each.health() != null && !StateMarks.isHealthy(each));
        if (drifting > 0) {
            what.add(words.drifting(Figures.grouped(drifting)));
        }
        if (pending > 0) {
            what.add(words.pending(Figures.grouped(pending)));
        }
        if (unhealthy > 0) {
            what.add(words.unhealthy(Figures.grouped(unhealthy)));
        }
        if (unobserved > 0) {
            what.add(words.unobserved(Figures.grouped(unobserved)));
        }
        return words.heading(
                Figures.grouped(distinct(shown, each -> Objects.requireNonNull(each.domain()))),
                Figures.grouped(distinct(shown, Placement::environment)),
                what.isEmpty() ? words.calm() : String.join(", ", what));
    }

    private static boolean isUnobserved(ApplicationState state) {
        return state.standing() == Standing.UNKNOWN
                || state.standing() == Standing.UNDETERMINED
                || state.health() == null;
    }

    private static long count(List<ApplicationState> states, Predicate<ApplicationState> which) {
        return states.stream().filter(which).count();
    }

    private static long distinct(
            List<ApplicationState> states, java.util.function.Function<Placement, String> what) {
        return states.stream().map(ApplicationState::placement).map(what).distinct().count();
    }

    private List<FilterBar.Choice> environments(
            List<ApplicationState> states, @Nullable String chosen) {
        QueryLinks links = QueryLinks.to(PAGE);
        var choices = new ArrayList<FilterBar.Choice>();
        choices.add(new FilterBar.Choice(words.allEnvironments(), links.href(), chosen == null));
        states.stream()
                .map(ApplicationState::placement)
                .sorted(places.order())
                .map(Placement::environment)
                .distinct()
                .forEach(each ->
                        choices.add(
                                new FilterBar.Choice(
                                        VisibleText.of(each).shown(),
                                        links.with("environment", each).href(),
                                        each.equals(chosen))));
        return choices;
    }

    private DomainView.Line line(ApplicationState state, Map<String, List<Long>> weekly) {
        Placement placement = state.placement();
        String domain = Objects.requireNonNull(placement.domain());
        String version = Versions.of(placement, state.images(), state.deployed());
        String revision = Versions.revision(state.deployed());
        return new DomainView.Line(
                VisibleText.of(domain),
                href(domain),
                VisibleText.of(placement.environment()).shown(),
                placement.application().equals(domain)
                        ? null
                        : VisibleText.of(placement.application()),
                VisibleText.ofNullable(version),
                Objects.equals(version, revision) ? null : VisibleText.ofNullable(revision),
                state.deployedAt(),
                marks.health(state.health()),
                marks.standing(state.standing()),
                state.standing() == Standing.SYNCED ? null : state.standingSince(),
                marks.remarks(state),
                weekly(weekly.get(placement.subject())));
    }

    private DomainView.Weekly weekly(@Nullable List<Long> told) {
        List<Long> counts = told == null ? Collections.nCopies(Domains.WEEKS, 0L) : told;
        String weeks = Integer.toString(Domains.WEEKS);
        long total = counts.stream().mapToLong(each -> each).sum();
        return new DomainView.Weekly(
                ChartBox.bars(counts, SPARK_HEIGHT),
                words.weekly(
                        weeks,
                        counts.stream().map(Object::toString).collect(Collectors.joining(", "))),
                words.inWeeks(Figures.grouped(total), weeks));
    }
}
