package dev.tidemark.sandbox.argocd;

/** Where manifests come from. */
public record Source(String repoUrl, String path, String targetRevision) {

    /** Of the main branch. */
    public static Source of(String repoUrl, String path) {
        return new Source(repoUrl, path, "main");
    }
}
