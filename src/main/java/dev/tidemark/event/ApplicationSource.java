package dev.tidemark.event;

import org.jspecify.annotations.Nullable;

/**
 * Where an Argo CD application's manifests come from: one entry of {@code spec.source} or {@code
 * spec.sources}.
 *
 * @param repoUrl as it is written there, without credentials
 * @param path directory in the repository; null for a chart
 * @param chart name of the Helm chart; null for a directory
 * @param targetRevision branch, tag, revision or chart version that is followed; null for HEAD
 * @param ref name by which other sources of the application refer to this one
 */
public record ApplicationSource(
        String repoUrl,
        @Nullable String path,
        @Nullable String chart,
        @Nullable String targetRevision,
        @Nullable String ref) {}
