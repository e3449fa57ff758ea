package dev.tidemark.environment;

import dev.tidemark.argocd.ApplicationSetState;
import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.ClusterState;
import dev.tidemark.argocd.Standing;
import dev.tidemark.argocd.Target;
import dev.tidemark.environment.Finding.Code;
import dev.tidemark.event.ApplicationEvent.Health;
import dev.tidemark.event.ApplicationSpec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads applications as components: what is deployed, and what is to be said of it. */
final class ApplicationReading {

    private static final String TOO_LARGE = "UnknownError";
    private static final String ERROR = "Error";
    private static final String PHASE = "phase";

    private final List<ClusterState> clusters;
    private final List<ApplicationSetState> sets;

    ApplicationReading(List<ClusterState> clusters, List<ApplicationSetState> sets) {
        this.clusters = clusters;
        this.sets = sets;
    }

    Component component(ApplicationState state) {
        Target deployed = state.deployed();
        Target compared = state.compared();
        String domain = state.placement().domain();
        return new Component(
                Component.Kind.APPLICATION,
                state.placement().subject(),
                state.placement().application(),
                row(state),
                state.placement().environment(),
                group(state),
                domain,
                domain == null
                        ? null
                        : "/domains/" + URLEncoder.encode(domain, StandardCharsets.UTF_8),
                revisions(deployed),
                state.deployedAt(),
                state.standing() == Standing.PENDING ? revisions(compared) : null,
                null,
                null,
                null,
                state.health() == null ? null : word(state.health()),
                word(state.standing()),
                state.images(),
                findings(state),
                state.learntLater());
    }

    /** An ApplicationSet calls the same application differently in each environment. */
    private static String row(ApplicationState state) {
        String name = state.placement().application();
        String environment = state.placement().environment();
        if (name.length() > environment.length() + 1) {
            if (name.endsWith("-" + environment)) {
                return name.substring(0, name.length() - environment.length() - 1);
            }
            if (name.startsWith(environment + "-")) {
                return name.substring(environment.length() + 1);
            }
        }
        return name;
    }

    private static @Nullable String revisions(@Nullable Target target) {
        return target == null || target.revisions().isEmpty()
                ? null
                : String.join(", ", target.revisions());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Its own wave, else that of its ApplicationSet, and its phase there. A set that was seen later
     * may have had another wave before.
     */
    Group group(ApplicationState state) {
        ApplicationSpec spec = state.spec();
        if (spec == null) {
            return new Group(Group.NO_WAVE, Group.Layer.NOT_KNOWN, 0);
        }
        ApplicationSetState set = setOf(state);
        int phase = phase(state, spec, set);
        if (spec.wave() == null && spec.applicationSet() != null && set == null) {
            return new Group(Group.NO_WAVE, Group.Layer.NOT_KNOWN, phase);
        }
        Integer wave = spec.wave() != null || set == null ? spec.wave() : set.wave();
        return new Group(wave == null ? Group.NO_WAVE : wave, Group.Layer.WAVE, phase);
    }

    private static int phase(
            ApplicationState state, ApplicationSpec spec, @Nullable ApplicationSetState set) {
        OptionalInt step = set == null ? OptionalInt.empty() : set.stepOf(spec.labels());
        if (step.isPresent()) {
            return step.getAsInt();
        }
        if (state.phase() != null) {
            return state.phase().step();
        }
        String label = spec.labels().getOrDefault(PHASE, "");
        return label.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(label) : 0;
    }

    @Nullable ApplicationSetState setOf(ApplicationState state) {
        return sets.stream().filter(set -> set.controls(state)).findFirst().orElse(null);
    }

    @Nullable ClusterState clusterOf(ApplicationState state) {
        return clusters.stream()
                .filter(cluster -> cluster.name().equals(state.placement().cluster()))
                .filter(cluster -> cluster.namespace().equals(state.placement().namespace()))
                .findFirst()
                .orElse(null);
    }

    private List<Finding> findings(ApplicationState state) {
        var findings = new ArrayList<Finding>();
        observation(state, findings);
        conditions(state, findings);
        health(state, findings);
        standing(state, findings);
        if (state.syncingSince() != null) {
            findings.add(Finding.since(Code.SYNCING, state.syncingSince(), null));
        }
        autoSync(state, findings);
        return findings;
    }

    private void observation(ApplicationState state, List<Finding> findings) {
        ClusterState cluster = clusterOf(state);
        if (cluster != null && cluster.gap() != null) {
            findings.add(
                    Finding.since(
                            Code.CLUSTER_NOT_OBSERVED,
                            cluster.gap().from(),
                            cluster.gap().missing()));
        }
        if (state.spec() != null && state.spec().paused()) {
            findings.add(Finding.of(Code.RECONCILIATION_SKIPPED));
        }
        if (state.comparedLast() != null) {
            findings.add(Finding.since(Code.NOT_COMPARED, state.comparedLast(), null));
        }
        if (state.standing() == Standing.UNKNOWN) {
            findings.add(Finding.since(Code.COMPARISON_UNKNOWN, state.standingSince(), null));
        }
    }

    private static void conditions(ApplicationState state, List<Finding> findings) {
        for (ApplicationState.Condition condition : state.conditions()) {
            if (condition.name().equals(TOO_LARGE)) {
                findings.add(Finding.since(Code.STATUS_TOO_LARGE, condition.since(), null));
            } else if (condition.name().endsWith(ERROR)) {
                findings.add(
                        Finding.since(
                                Code.CONDITION,
                                condition.since(),
                                condition.name() + ": " + condition.message()));
            }
        }
    }

    private static void health(ApplicationState state, List<Finding> findings) {
        Health health = state.health();
        Code code =
                switch (health) {
                    case null -> Code.HEALTH_UNKNOWN;
                    case UNKNOWN -> Code.HEALTH_UNKNOWN;
                    case HEALTHY -> null;
                    case PROGRESSING -> Code.PROGRESSING;
                    case DEGRADED -> Code.DEGRADED;
                    case SUSPENDED -> Code.SUSPENDED;
                    case MISSING -> Code.MISSING;
                };
        if (code != null) {
            findings.add(Finding.since(code, state.healthSince(), state.healthMessage()));
        }
    }

    private static void standing(ApplicationState state, List<Finding> findings) {
        Code code =
                switch (state.standing()) {
                    case DRIFT -> Code.DRIFT;
                    case UNDETERMINED -> Code.DIFFERS;
                    case PENDING -> Code.PENDING;
                    case SYNCED, UNKNOWN -> null;
                };
        if (code != null) {
            findings.add(
                    new Finding(
                            code,
                            state.standingSince(),
                            state.differing().isEmpty() ? null : state.differing().getFirst(),
                            null,
                            state.differingCount(),
                            null));
        }
    }

    /** A roll-out in phases switches it off itself, and syncs in its place. */
    private void autoSync(ApplicationState state, List<Finding> findings) {
        ApplicationSetState set = setOf(state);
        boolean isRolledOut = set != null && set.rollingSync() && state.phase() != null;
        Instant since = state.autoSyncOffSince();
        if (since != null && !isRolledOut) {
            findings.add(
                    new Finding(Code.AUTO_SYNC_OFF, since, null, state.autoSyncOffBy(), 0, null));
        }
    }
}
