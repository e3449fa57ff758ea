package dev.tidemark.commit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came and what went by a deployment, as far as it touched what feeds the application.
 *
 * @param unknown why nothing is told; null if it is
 * @param isWide whether more may be told than there is
 * @param isWhole false if something outside of the repositories feeds it too
 * @param added the newest first
 * @param removed after a rollback or a forced push, the newest first
 */
public record DeploymentRange(
        @Nullable Unknown unknown,
        boolean isWide,
        boolean isWhole,
        List<Landed> added,
        List<Landed> removed) {

    public DeploymentRange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Why a range is not known. */
    public enum Unknown {
        /** Nothing was deployed before. */
        FIRST,
        /** Several sources, a chart, or a revision that Argo CD did not tell. */
        NO_SINGLE_REVISION,
        /** What feeds it at that revision was not read. */
        PATHS,
        /** No pushes in the log lead from one to the other. */
        PUSHES
    }

    static DeploymentRange unknown(Unknown why) {
        return new DeploymentRange(why, false, true, List.of(), List.of());
    }
}
