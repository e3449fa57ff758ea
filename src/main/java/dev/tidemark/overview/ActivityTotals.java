package dev.tidemark.overview;

/**
 * The last weeks in figures.
 *
 * @param open changes that are open now, drafts included
 * @param people who did anything in the last 28 days, as far as their accounts are known
 * @param facts everything that is known to have happened
 */
public record ActivityTotals(
        long open, long mergedInLast7Days, long mergedInLast28Days, long people, long facts) {}
