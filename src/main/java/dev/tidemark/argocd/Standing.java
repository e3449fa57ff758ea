package dev.tidemark.argocd;

/** How live state stands to Git. */
public enum Standing {
    /** They are equal. */
    SYNCED,
    /** A commit, another spec or a deletion in Git waits to be synced. */
    PENDING,
    /** Live state differs while nothing that feeds the application changed. */
    DRIFT,
    /** They differ, and whether by a commit or by drift cannot be told (yet). */
    UNDETERMINED,
    /** Argo CD could not compare them, or has not yet. */
    UNKNOWN
}
