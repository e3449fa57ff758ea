package dev.tidemark.plan;

import dev.tidemark.event.PlanDocument.Action;

/**
 * One output value that would change.
 *
 * @param sensitive whether it is or was marked so
 * @param details number of the document that holds its value
 */
public record PlannedOutput(String name, Action action, boolean sensitive, int details) {}
