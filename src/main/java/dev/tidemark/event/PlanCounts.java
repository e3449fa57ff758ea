package dev.tidemark.event;

/**
 * How many resources, counted as Terraform counts: a replacement is both an add and a destroy;
 * reads, moves and no-ops are in none; imports and forgets are extra.
 */
public record PlanCounts(long add, long change, long destroy, long imports, long forget) {

    public static final PlanCounts NONE = new PlanCounts(0, 0, 0, 0, 0);

    public PlanCounts plus(PlanCounts other) {
        return new PlanCounts(
                add + other.add,
                change + other.change,
                destroy + other.destroy,
                imports + other.imports,
                forget + other.forget);
    }
}
