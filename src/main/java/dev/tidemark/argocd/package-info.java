/**
 * Argo CD's applications, read from what was seen of them: what is deployed, since when, by which
 * sync, and when live state left Git. Shared by the features that show it.
 */
@NullMarked
package dev.tidemark.argocd;

import org.jspecify.annotations.NullMarked;
