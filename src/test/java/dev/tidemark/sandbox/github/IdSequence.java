package dev.tidemark.sandbox.github;

/** Ids of one kind: growing, with holes, and the same in every run. */
final class IdSequence {

    private final long step;
    private long last;

    IdSequence(long first, long step) {
        this.last = first - step;
        this.step = step;
    }

    long next() {
        last += step;
        return last;
    }
}
