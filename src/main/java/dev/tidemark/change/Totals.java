package dev.tidemark.change;

/** How many changes there are in each state. */
public record Totals(long open, long draft, long merged, long closed) {

    public long all() {
        return open + draft + merged + closed;
    }
}
