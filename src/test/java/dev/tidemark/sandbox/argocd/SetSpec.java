package dev.tidemark.sandbox.argocd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ApplicationSet with RollingSync.
 *
 * @param label whose value says the step of an application
 * @param steps values of the label, in the order of the steps
 * @param wave in which its parent makes it; null for none
 */
public record SetSpec(String name, String label, List<String> steps, @Nullable Integer wave) {

    /** Of no parent. */
    public SetSpec(String name, String label, List<String> steps) {
        this(name, label, steps, null);
    }
}
