package dev.tidemark.environment;

import dev.tidemark.argocd.ApplicationSetState;
import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.ClusterState;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.mapping.Mapping;
import dev.tidemark.projection.RepositoryLabels;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that was told of environments, as of one point.
 *
 * @param environments every name that is known by now
 * @param changes what Atlantis did for the pull requests that tell where projects stand, by the
 *     subject of each
 * @param looks for what was changed outside of Terraform
 * @param byHand syncs that a person began, the newest first; only of one environment
 * @param before what was true of the environment's applications when each of those began
 * @param mapping by which things are in environments
 * @param names what repositories are called, by canonical repository
 */
record Observed(
        List<String> environments,
        List<ApplicationState> applications,
        List<ClusterState> clusters,
        List<ApplicationSetState> applicationSets,
        List<RunState> runs,
        Map<String, ChangeRuns> changes,
        List<Looked> looks,
        List<Deployment> byHand,
        Map<Instant, List<ApplicationState>> before,
        Mapping mapping,
        RepositoryLabels names) {

    /** Where somebody looked, and what was found. */
    record Looked(String repository, String dir, String workspace, TerraformPlace.Look look) {}

    /** {@code owner/name}, or what is known of it. */
    String nameOf(String repository) {
        return names.of(repository);
    }
}
