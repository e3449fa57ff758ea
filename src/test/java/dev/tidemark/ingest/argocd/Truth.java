package dev.tidemark.ingest.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.DriftEpisode;
import dev.tidemark.argocd.Standing;
import dev.tidemark.sandbox.argocd.TrueDrift;
import dev.tidemark.sandbox.argocd.TrueSync;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What really happened to one application, and how much of it whoever saw some versions can know.
 */
final class Truth {

    /** Kubernetes has whole seconds, and the clock moves on with every look at it. */
    private static final Duration PRECISION = Duration.ofSeconds(3);

    private final Watched watched;
    private final String name;
    private final List<Watched.Version> seen;
    private final String story;

    Truth(Watched watched, String name, List<Watched.Version> seen, String story) {
        this.watched = watched;
        this.name = name;
        this.seen = seen;
        this.story = story + ", " + name;
    }

    /** That what is known is true, and that nothing is missing that could be known. */
    void holdsFor(Told.Known known) {
        holdsNowFor(known);
        deployments(known.deployments());
        noFalseDrift(known.episodes());
        noneTwice(known.episodes());
    }

    /** That what is known of this moment is true, whatever was forgotten of the time before. */
    void holdsNowFor(Told.Known known) {
        assertThat(known.now().exists()).as(story).isEqualTo(last().object() != null);
        if (known.now().exists() && !isLastDeploymentUnseen()) {
            if (!isOfTheTimeBefore(last())) {
                assertThat(known.now().standing()).as(story).isEqualTo(standing());
            }
            assertThat(
                            digest(
                                    known.now().deployed() == null
                                            ? List.of()
                                            : known.now().deployed().revisions()))
                    .as(story)
                    .isEqualTo(lastSynced());
        }
        openDrift(known.episodes());
    }

    /** The same, and that of a history that was seen without a gap nothing at all is missing. */
    void holdsWhollyFor(Told.Known known) {
        holdsFor(known);
        assertThat(succeeded(known.deployments()))
                .as(story)
                .isEqualTo(started(watched.argo().oracle().deployments(name)));
        for (TrueDrift drift : watched.argo().oracle().drifts(name)) {
            if (wasShownAlone(drift)) {
                assertThat(known.episodes())
                        .as(story + ", " + drift)
                        .anyMatch(episode -> touches(episode, drift));
            }
        }
    }

    private Watched.Version last() {
        return seen.getLast();
    }

    private Standing standing() {
        JsonNode sync = last().status().path("sync");
        return switch (sync.path("status").asText()) {
            case "Synced" -> Standing.SYNCED;
            case "OutOfSync" ->
                    digest(List.of(sync.path("revision").asText())).equals(lastSynced())
                                    && !onlyWaitsForPruning(last())
                            ? Standing.DRIFT
                            : Standing.PENDING;
            default -> Standing.UNKNOWN;
        };
    }

    private static boolean onlyWaitsForPruning(Watched.Version version) {
        for (JsonNode resource : version.status().path("resources")) {
            if (resource.path("status").asText().equals("OutOfSync")
                    && !resource.path("requiresPruning").asBoolean()) {
                return false;
            }
        }
        return true;
    }

    private String digest(List<String> revisions) {
        return revisions.isEmpty() || revisions.getFirst().isEmpty()
                ? ""
                : watched.digest(name, revisions.getFirst());
    }

    private @Nullable TrueSync lastSuccess() {
        return watched.argo().oracle().syncs(name).stream()
                .filter(sync -> sync.uid().equals(last().uid()))
                .filter(sync -> sync.outcome() == TrueSync.Outcome.SUCCEEDED)
                .reduce((one, other) -> other)
                .orElse(null);
    }

    private String lastSynced() {
        TrueSync sync = lastSuccess();
        return sync == null ? "" : digest(sync.to());
    }

    /**
     * A partial sync leaves no history. If it brought a commit (argo-cd #27875) and the next
     * operation took its place before anybody looked, nothing tells that it was there.
     */
    private boolean isLastDeploymentUnseen() {
        return watched.argo().oracle().deployments(name).stream()
                .filter(sync -> sync.uid().equals(last().uid()))
                .reduce((one, other) -> other)
                .map(sync -> !isProven(sync))
                .orElse(false);
    }

    /** Whether a seen version has it, as its operation or in its history. */
    private boolean isProven(TrueSync sync) {
        String startedAt = seconds(sync.startedAt()).toString();
        return seen.stream()
                .filter(version -> version.uid().equals(sync.uid()))
                .map(Watched.Version::status)
                .anyMatch(status ->
                        status.path("history")
                                        .findValuesAsText("deployStartedAt")
                                        .contains(startedAt)
                                || (status.path("operationState")
                                                .path("phase")
                                                .asText()
                                                .equals("Succeeded")
                                        && status.path("operationState")
                                                .path("startedAt")
                                                .asText()
                                                .equals(startedAt)));
    }

    /**
     * Of several lives: whether all that brought something before was seen, so that this counts.
     */
    private boolean isAfterAnUnseen(Instant startedAt) {
        return watched.argo().oracle().deployments(name).stream()
                .anyMatch(sync -> sync.startedAt().isBefore(startedAt) && !isProven(sync));
    }

    private void deployments(List<Deployment> known) {
        List<Instant> told = succeeded(known);
        List<Instant> really = started(watched.argo().oracle().deployments(name));
        List<Instant> provable =
                started(
                        watched.argo().oracle().deployments(name).stream()
                                .filter(this::isProven)
                                .toList());
        assertThat(told).as(story).doesNotHaveDuplicates();
        assertThat(told).as(story).containsAll(withoutThoseAfterUnseen(provable));
        assertThat(really).as(story).containsAll(withoutThoseAfterUnseen(told));
    }

    /** What one changed is counted from the last that is known: not exact after one that is not. */
    private List<Instant> withoutThoseAfterUnseen(List<Instant> all) {
        return all.stream().filter(each -> !isAfterAnUnseen(each)).toList();
    }

    private static List<Instant> succeeded(List<Deployment> known) {
        return known.stream()
                .filter(each -> each.outcome() == Deployment.Outcome.SUCCEEDED)
                .map(Deployment::startedAt)
                .toList();
    }

    private static List<Instant> started(List<TrueSync> syncs) {
        return syncs.stream().map(sync -> seconds(sync.startedAt())).toList();
    }

    private void noFalseDrift(List<DriftEpisode> known) {
        for (DriftEpisode episode : known) {
            if (!isAfterAnUnseen(episode.openedAt())) {
                assertThat(watched.argo().oracle().drifts(name))
                        .as(story + ", " + episode)
                        .anyMatch(drift -> touches(episode, drift) || isSeenLate(episode, drift));
            }
            assertThat(episode.kind()).as(story).isEqualTo(DriftEpisode.Kind.DRIFT);
        }
    }

    private boolean touches(DriftEpisode episode, TrueDrift drift) {
        return !orNow(episode.closedAt()).plus(PRECISION).isBefore(drift.from())
                && !orNow(drift.to()).plus(PRECISION).isBefore(episode.openedAt());
    }

    /** What was over when somebody looked again was so since the look before, and is told late. */
    private boolean isSeenLate(DriftEpisode episode, TrueDrift drift) {
        return seen.stream()
                        .map(Watched.Version::at)
                        .filter(at -> at.isBefore(episode.openedAt()))
                        .reduce((one, other) -> other)
                        .map(last -> orNow(drift.to()).isAfter(last))
                        .orElse(false)
                && !orNow(episode.closedAt()).isBefore(drift.from());
    }

    private Instant orNow(@Nullable Instant instant) {
        return instant == null ? watched.now() : instant;
    }

    private void openDrift(List<DriftEpisode> known) {
        List<DriftEpisode> open =
                known.stream().filter(episode -> episode.closedAt() == null).toList();
        if (last().object() == null) {
            assertThat(open).as(story).isEmpty();
        } else if (isOfTheTimeBefore(last())) {
            assertThat(open).as(story).hasSizeLessThan(2);
        } else if (standing() == Standing.SYNCED || standing() == Standing.PENDING) {
            assertThat(isLastDeploymentUnseen() ? List.of() : open).as(story).isEmpty();
        } else if (standing() == Standing.DRIFT && !isLastDeploymentUnseen()) {
            assertThat(open).as(story).hasSize(1);
        }
    }

    /** Two episodes that follow each other have something between them that ended the first. */
    private void noneTwice(List<DriftEpisode> known) {
        for (int i = 1; i < known.size(); i++) {
            DriftEpisode one = known.get(i - 1);
            DriftEpisode next = known.get(i);
            assertThat(one.closedAt()).as(story).isNotNull();
            assertThat(one.closedAt()).as(story).isBeforeOrEqualTo(next.openedAt());
            // A change made after the first was opened, or Git or a sync between the two.
            boolean isAnother =
                    watched.argo().oracle().drifts(name).stream()
                            .anyMatch(drift ->
                                    drift.from().plus(PRECISION).isAfter(one.openedAt())
                                            && touches(next, drift));
            boolean isInterrupted =
                    one.closedBy() == DriftEpisode.ClosedBy.COMMIT
                            || one.closedBy() == DriftEpisode.ClosedBy.DELETION;
            assertThat(isAnother || isInterrupted).as(story + ", " + one + next).isTrue();
        }
    }

    /** Whether a version said so while nothing else made live state differ from Git. */
    private boolean wasShownAlone(TrueDrift drift) {
        String deployed = deployedBefore(drift);
        var versions = new ArrayList<>(watched.versions().getOrDefault(name, List.of()));
        return versions.stream()
                .filter(version -> version.uid().equals(drift.uid()) && version.object() != null)
                .filter(version ->
                        version.at().isAfter(drift.from())
                                && version.at().isBefore(orNow(drift.to())))
                .anyMatch(version ->
                        isOutOfSync(version, drift)
                                && !isOnItsWay(version)
                                && !isOfTheTimeBefore(version)
                                && digest(
                                                List.of(
                                                        version.status()
                                                                .path("sync")
                                                                .path("revision")
                                                                .asText()))
                                        .equals(deployed));
    }

    /** A sync ended, and Git was not looked at since. */
    private boolean isOfTheTimeBefore(Watched.Version version) {
        String reconciledAt = version.status().path("reconciledAt").asText();
        return !reconciledAt.isEmpty()
                && watched.argo().oracle().syncs(name).stream()
                        .filter(sync -> !sync.finishedAt().isAfter(version.at()))
                        .anyMatch(sync ->
                                !Instant.parse(reconciledAt).isAfter(seconds(sync.finishedAt())));
    }

    /** While a sync from or to elsewhere runs, what differs may be its work. */
    private boolean isOnItsWay(Watched.Version version) {
        JsonNode state = version.status().path("operationState");
        String compared = digest(List.of(version.status().path("sync").path("revision").asText()));
        return state.path("phase").asText().equals("Running")
                && watched.argo().oracle().syncs(name).stream()
                        .filter(sync ->
                                seconds(sync.startedAt())
                                        .toString()
                                        .equals(state.path("startedAt").asText()))
                        .anyMatch(sync ->
                                !digest(sync.from()).equals(compared)
                                        || !digest(sync.to()).equals(compared));
    }

    private static boolean isOutOfSync(Watched.Version version, TrueDrift drift) {
        for (JsonNode resource : version.status().path("resources")) {
            if (resource.path("kind").asText().equals(drift.resource().kind())
                    && resource.path("status").asText().equals("OutOfSync")
                    && !version.status().path("sync").path("status").asText().equals("Unknown")) {
                return true;
            }
        }
        return false;
    }

    private String deployedBefore(TrueDrift drift) {
        return watched.argo().oracle().syncs(name).stream()
                .filter(sync -> sync.uid().equals(drift.uid()))
                .filter(sync -> sync.outcome() == TrueSync.Outcome.SUCCEEDED)
                .filter(sync -> sync.finishedAt().isBefore(orNow(drift.to())))
                .reduce((one, other) -> other)
                .map(sync -> digest(sync.to()))
                .orElse("");
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
