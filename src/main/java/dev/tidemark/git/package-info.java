/** How JGit is used, whoever uses it. Imports nothing of ours. */
@NullMarked
package dev.tidemark.git;

import org.jspecify.annotations.NullMarked;
