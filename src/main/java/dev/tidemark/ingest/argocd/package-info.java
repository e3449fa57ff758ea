/**
 * What a watched Argo CD shows: pairs of snapshots of its applications, its ApplicationSets and its
 * settings become observations. Imports {@code ingest}, {@code event} and {@code eventlog}, never
 * another source.
 */
@NullMarked
package dev.tidemark.ingest.argocd;

import org.jspecify.annotations.NullMarked;
