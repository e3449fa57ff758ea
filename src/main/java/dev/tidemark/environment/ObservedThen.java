package dev.tidemark.environment;

import dev.tidemark.argocd.ApplicationProjection;
import dev.tidemark.argocd.ApplicationSetProjection;
import dev.tidemark.argocd.ApplicationSetState;
import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Applications;
import dev.tidemark.argocd.ClusterProjection;
import dev.tidemark.argocd.Clusters;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.Placement;
import dev.tidemark.atlantis.ChangePlans;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.atlantis.PlanProjection;
import dev.tidemark.atlantis.Plans;
import dev.tidemark.atlantis.StatusProjection;
import dev.tidemark.projection.KnownThen;
import dev.tidemark.projection.KnownThen.Then;
import dev.tidemark.projection.Mappings;
import dev.tidemark.projection.RepositoryLabels;
import dev.tidemark.projection.ValidTime;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same as {@link Observations}, of what the log held up to a position. */
@Singleton
class ObservedThen {

    private final KnownThen log;
    private final ApplicationProjection applications;
    private final ClusterProjection clusters;
    private final ApplicationSetProjection applicationSets;
    private final PlanProjection plans;
    private final StatusProjection statuses;
    private final RunProjection runs;
    private final TerraformProjection terraform;
    private final Mappings mappings;
    private final Clock clock;

    ObservedThen(
            KnownThen log,
            ApplicationProjection applications,
            ClusterProjection clusters,
            ApplicationSetProjection applicationSets,
            PlanProjection plans,
            StatusProjection statuses,
            RunProjection runs,
            TerraformProjection terraform,
            Mappings mappings,
            Clock clock) {
        this.log = log;
        this.applications = applications;
        this.clusters = clusters;
        this.applicationSets = applicationSets;
        this.plans = plans;
        this.statuses = statuses;
        this.runs = runs;
        this.terraform = terraform;
        this.mappings = mappings;
        this.clock = clock;
    }

    /** Folds the log up to a position, so not from an event loop. */
    Observed of(
            @Nullable String environment,
            long known,
            Instant at,
            List<String> environments,
            RepositoryLabels names) {
        Map<String, List<ApplicationState>> states = new LinkedHashMap<>();
        Map<String, List<Deployment>> syncs = new LinkedHashMap<>();
        log.beginning(applications, known, "application/")
                .forEach((key, then) -> {
                    if (isIn(environment, then.model().now().placement())) {
                        states.put(key, then.history("state", ApplicationState.class));
                        syncs.put(key, then.history("deployment", Deployment.class));
                    }
                });
        Map<String, Then<TerraformPlace>> places = places(environment, known);
        List<Deployment> byHand = environment == null ? List.of() : byHand(syncs.values(), at);
        Map<Instant, List<ApplicationState>> before = new LinkedHashMap<>();
        byHand.forEach(
                sync -> before.put(sync.startedAt(), statesAt(states.values(), sync.startedAt())));
        return new Observed(
                environments,
                statesAt(states.values(), at),
                log.beginning(clusters, known, "source/").values().stream()
                        .map(then -> Clusters.at(then, at))
                        .toList(),
                Clusters.there(
                        latest(
                                log.beginning(applicationSets, known, "applicationset/"),
                                ApplicationSetState.class,
                                ApplicationSetState::from,
                                at)),
                latest(log.beginning(runs, known, ""), RunState.class, RunState::from, at),
                changes(places.values(), known, at),
                looks(places.values(), at),
                byHand,
                before,
                mappings.now(),
                names);
    }

    private static boolean isIn(@Nullable String environment, Placement placement) {
        return environment == null || placement.environment().equals(environment);
    }

    private static List<ApplicationState> statesAt(
            Collection<List<ApplicationState>> all, Instant at) {
        return all.stream()
                .map(states -> Applications.at(states, at))
                .filter(Objects::nonNull)
                .filter(ApplicationState::exists)
                .toList();
    }

    private List<Deployment> byHand(Collection<List<Deployment>> all, Instant at) {
        Instant to = at.equals(ValidTime.NOW) ? clock.instant() : at;
        Instant from = to.minus(Observations.LATELY);
        return all.stream()
                .flatMap(List::stream)
                .filter(sync -> !sync.automated())
                .filter(sync -> !sync.startedAt().isBefore(from) && !sync.startedAt().isAfter(to))
                .sorted(Comparator.comparing(Deployment::startedAt).reversed())
                .limit(Observations.MOST_BY_HAND)
                .toList();
    }

    private static <S, I> List<I> latest(
            Map<String, Then<S>> rows, Class<I> item, Function<I, Instant> from, Instant at) {
        return rows.values().stream()
                .map(then ->
                        then.history("state", item).stream()
                                .filter(each -> !from.apply(each).isAfter(at))
                                .max(Comparator.comparing(from)))
                .flatMap(java.util.Optional::stream)
                .toList();
    }

    private Map<String, Then<TerraformPlace>> places(@Nullable String environment, long known) {
        Map<String, Then<TerraformPlace>> places = new LinkedHashMap<>();
        log.beginning(terraform, known, "project/")
                .forEach((key, then) -> {
                    TerraformPlace place = then.model();
                    String own = mappings.now().environmentOf(place.repository(), place.project());
                    if (environment == null || own.equals(environment)) {
                        places.put(key, then);
                    }
                });
        return places;
    }

    private Map<String, ChangeRuns> changes(
            Collection<Then<TerraformPlace>> places, long known, Instant at) {
        var changes = new TreeSet<String>();
        for (Then<TerraformPlace> then : places) {
            List<TerraformPlace.InChange> told =
                    then.history("change", TerraformPlace.InChange.class);
            newest(told, TerraformPlace.InChange::toldAt, at).forEach(changes::add);
            newest(told, TerraformPlace.InChange::appliedAt, at).forEach(changes::add);
        }
        Map<String, Then<ChangePlans>> told = log.of(plans, known, changes);
        List<String> revisions =
                told.values().stream()
                        .flatMap(then -> Plans.revisions(then.model()).stream())
                        .distinct()
                        .toList();
        return Plans.at(at, told, log.of(statuses, known, revisions));
    }

    private static Stream<String> newest(
            List<TerraformPlace.InChange> told,
            Function<TerraformPlace.InChange, @Nullable Instant> when,
            Instant at) {
        return told.stream()
                .filter(each -> {
                    Instant instant = when.apply(each);
                    return instant != null && !instant.isAfter(at);
                })
                .sorted(
                        Comparator.comparing((TerraformPlace.InChange each) ->
                                        Objects.requireNonNull(when.apply(each)))
                                .reversed())
                .limit(Observations.NEWEST)
                .map(TerraformPlace.InChange::change);
    }

    private static List<Observed.Looked> looks(
            Collection<Then<TerraformPlace>> places, Instant at) {
        return places.stream()
                .flatMap(then ->
                        then.history("look", TerraformPlace.Look.class).stream()
                                .filter(look -> !look.from().isAfter(at))
                                .max(Comparator.comparing(TerraformPlace.Look::from))
                                .map(look ->
                                        new Observed.Looked(
                                                then.model().repository(),
                                                then.model().dir(),
                                                then.model().workspace(),
                                                look))
                                .stream())
                .toList();
    }
}
