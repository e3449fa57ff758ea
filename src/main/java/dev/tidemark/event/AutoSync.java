package dev.tidemark.event;

/**
 * Whether Argo CD syncs an application by itself: {@code spec.syncPolicy.automated}.
 *
 * @param enabled it is there and its {@code enabled} is not false
 * @param selfHeal whether live changes are undone too
 * @param prune whether what left Git is deleted too
 */
public record AutoSync(boolean enabled, boolean selfHeal, boolean prune) {

    /** Only by hand. */
    public static final AutoSync OFF = new AutoSync(false, false, false);
}
