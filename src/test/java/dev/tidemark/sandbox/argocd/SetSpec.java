package dev.tidemark.sandbox.argocd;

import java.util.List;

/**
 * An ApplicationSet with RollingSync.
 *
 * @param label whose value says the step of an application
 * @param steps values of the label, in the order of the steps
 */
public record SetSpec(String name, String label, List<String> steps) {}
