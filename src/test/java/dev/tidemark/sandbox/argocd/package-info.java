/**
 * A simulated Argo CD: what its controllers write onto Applications and ApplicationSets, in the
 * order in which they write it. Pure: no threads, and the time is that of a clock passed in.
 */
@NullMarked
package dev.tidemark.sandbox.argocd;

import org.jspecify.annotations.NullMarked;
