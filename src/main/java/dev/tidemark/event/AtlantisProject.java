package dev.tidemark.event;

import org.jspecify.annotations.Nullable;

/**
 * What Atlantis plans and applies: a directory with Terraform code and a workspace of it.
 *
 * @param dir path in the repository, {@code .} for its root
 * @param workspace Terraform's workspace
 * @param name as the repository's {@code atlantis.yaml} names it; null where it has none, or where
 *     Atlantis leaves it out, as it does when a plan fails
 */
public record AtlantisProject(String dir, String workspace, @Nullable String name) {

    /** The same by its place alone, which is always told. */
    public AtlantisProject unnamed() {
        return new AtlantisProject(dir, workspace, null);
    }
}
