package dev.tidemark.drift;

import dev.tidemark.argocd.DriftEpisode;
import dev.tidemark.argocd.Placement;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.PlanCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One episode of drift, of whichever kind.
 *
 * @param key what it is of, among those of its kind
 * @param application null for Terraform
 * @param terraform null for an application
 * @param closedAt null while it is open
 * @param ending null while it is open
 * @param closer who ended it, as the source says
 * @param closingChange the pull request whose apply ended it
 * @param isCertain false where it may be a commit that waits
 * @param resources the first of what differs
 * @param resourceCount how many there are; 0 where nobody told
 * @param counts what an apply would do about it
 * @param changes how often other resources differed than before
 * @param revision what live state was compared with
 */
record Episode(
        EpisodeKind kind,
        String key,
        @Nullable Placement application,
        @Nullable TerraformPlace terraform,
        String environment,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Ending ending,
        @Nullable String closer,
        @Nullable Long closingChange,
        boolean isCertain,
        List<String> resources,
        int resourceCount,
        @Nullable PlanCounts counts,
        int changes,
        @Nullable String revision) {

    /** Open ones first, then the newest. */
    static final Comparator<Episode> ORDER =
            Comparator.comparing((Episode each) -> !each.isOpen())
                    .thenComparing(Episode::openedAt, Comparator.reverseOrder())
                    .thenComparing(Episode::kind)
                    .thenComparing(Episode::key);

    /**
     * A Terraform project.
     *
     * @param repository {@code owner/name} as it is called now
     * @param change the pull request that was merged and not applied; null for the other kind
     */
    record TerraformPlace(String repository, AtlantisProject project, @Nullable Long change) {}

    static Episode of(DriftEpisode found) {
        DriftEpisode.ClosedBy closedBy = found.closedBy();
        return new Episode(
                EpisodeKind.APPLICATION,
                found.placement().subject(),
                found.placement(),
                null,
                found.placement().environment(),
                found.openedAt(),
                found.closedAt(),
                closedBy == null ? null : Ending.of(closedBy),
                found.closer(),
                null,
                found.kind() == DriftEpisode.Kind.DRIFT,
                found.resources(),
                found.resourceCount(),
                null,
                found.changes(),
                found.revision());
    }

    static Episode of(String key, OutsideEpisode found, String repository) {
        Applied applied = found.applied();
        return new Episode(
                EpisodeKind.OUTSIDE_TERRAFORM,
                key,
                null,
                new TerraformPlace(repository, found.project(), null),
                found.environment(),
                found.openedAt(),
                found.closedAt(),
                found.closedAt() == null ? null : applied == null ? Ending.HAND : Ending.APPLY,
                applied == null ? null : applied.by(),
                applied == null ? null : applied.change(),
                true,
                found.addresses(),
                found.resources(),
                found.counts(),
                found.changes(),
                null);
    }

    boolean isOpen() {
        return closedAt == null;
    }

    /** How long it lasted, or has lasted. */
    Duration lasted(Instant now) {
        Duration lasted = Duration.between(openedAt, closedAt == null ? now : closedAt);
        return lasted.isNegative() ? Duration.ZERO : lasted;
    }

    /** The domain of an application; none for Terraform, and where the mapping knows none. */
    Optional<String> domain() {
        return Optional.ofNullable(application).map(Placement::domain);
    }

    /** As people call it. */
    String what() {
        if (application != null) {
            return application.application();
        }
        return terraform == null ? "" : ChangeRuns.name(terraform.project());
    }
}
