/**
 * What lies between two revisions of a repository, from the pushes and merges in the log: commits,
 * pull requests, who wrote and who approved them. Shared by the features that show deployments.
 */
@NullMarked
package dev.tidemark.commit;

import org.jspecify.annotations.NullMarked;
