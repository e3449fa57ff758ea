package dev.tidemark.trail;

import dev.tidemark.eventlog.merkle.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The way from an entry to the signed root, as the page draws it.
 *
 * @param holds whether the hashes lead to that root: computed here and now, as anyone can
 * @param steps from the leaf up
 * @param root in hexadecimal
 */
record ProofView(boolean holds, List<Step> steps, String root) {

    /**
     * A hash beside the way.
     *
     * @param first position of the first entry below it
     * @param last position of the last one
     */
    record Step(int level, boolean isLeft, String hash, long first, long last) {

        public boolean isOne() {
            return first == last;
        }
    }

    static ProofView of(EntryProof proof) {
        long size = proof.signed().checkpoint().size();
        List<Span> spans = spans(proof.entry().position(), size);
        var steps = new ArrayList<Step>();
        byte[] reached = Hash.leaf(proof.entry().bytes());
        for (int level = 0; level < spans.size(); level++) {
            Span span = spans.get(level);
            byte[] beside = proof.path().get(level);
            reached = span.isLeft() ? Hash.node(beside, reached) : Hash.node(reached, beside);
            steps.add(
                    new Step(
                            level,
                            span.isLeft(),
                            HexFormat.of().formatHex(beside),
                            span.from(),
                            span.to() - 1));
        }
        byte[] root = proof.signed().checkpoint().root();
        return new ProofView(Arrays.equals(reached, root), steps, HexFormat.of().formatHex(root));
    }

    private record Span(long from, long to, boolean isLeft) {}

    /** RFC 6962 section 2.1: a tree is split at the greatest power of two below its size. */
    private static List<Span> spans(long position, long size) {
        var spans = new ArrayList<Span>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            boolean isRight = position >= middle;
            spans.add(isRight ? new Span(from, middle, true) : new Span(middle, to, false));
            from = isRight ? middle : from;
            to = isRight ? to : middle;
        }
        return spans.reversed();
    }
}
