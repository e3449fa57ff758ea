package dev.tidemark.sandbox.argocd;

import java.util.Locale;

/**
 * An object that an application keeps in the cluster.
 *
 * @param group empty for the core one
 */
public record Managed(String group, String version, String kind, String namespace, String name) {

    /** Of the group apps. */
    public static Managed deployment(String namespace, String name) {
        return new Managed("apps", "v1", "Deployment", namespace, name);
    }

    /** Of the core group. */
    public static Managed core(String kind, String namespace, String name) {
        return new Managed("", "v1", kind, namespace, name);
    }

    boolean hasImage() {
        return kind.equals("Deployment") || kind.equals("StatefulSet");
    }

    /** Whether a file is this object's, told by its name, as kustomize users name them. */
    boolean isNamedBy(String path) {
        return path.toLowerCase(Locale.ROOT).contains(kind.toLowerCase(Locale.ROOT));
    }
}
