package dev.tidemark.eventlog.merkle;

import java.util.ArrayList;
import java.util.List;

/** The proofs of RFC 6962 sections 2.1.1 and 2.1.2, made of the roots of perfect subtrees. */
public final class Paths {

    /** Gives roots of perfect subtrees. */
    @FunctionalInterface
    public interface Subtrees {

        /** Root over the leaves from {@code index * 2^height} on, {@code 2^height} of them. */
        byte[] root(int height, long index);
    }

    private final Subtrees subtrees;

    public Paths(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** PATH(position, D[size]), from the leaf's sibling up to a child of the root. */
    public List<byte[]> inclusion(long position, long size) {
        if (position < 0 || position >= size) {
            throw new IllegalArgumentException("no entry " + position + " among " + size);
        }
        return inclusion(position, 0, size);
    }

    private List<byte[]> inclusion(long position, long from, long to) {
        if (to - from == 1) {
            return new ArrayList<>();
        }
        long middle = from + widthOfLeft(to - from);
        boolean isLeft = position < middle;
        List<byte[]> path =
                isLeft ? inclusion(position, from, middle) : inclusion(position, middle, to);
        path.add(isLeft ? root(middle, to) : root(from, middle));
        return path;
    }

    /** PROOF(older, D[size]); empty for two equal sizes, and from the empty tree. */
    public List<byte[]> consistency(long older, long size) {
        if (older < 0 || older > size) {
            throw new IllegalArgumentException("no tree of " + older + " among " + size);
        }
        return older == 0 ? new ArrayList<>() : consistency(older, 0, size, true);
    }

    /**
     * SUBPROOF: whole as long as the older tree's root, which its holder knows, is what is left.
     */
    private List<byte[]> consistency(long older, long from, long to, boolean isWhole) {
        if (older == to) {
            List<byte[]> proof = new ArrayList<>();
            if (!isWhole) {
                proof.add(root(from, to));
            }
            return proof;
        }
        long middle = from + widthOfLeft(to - from);
        boolean isLeft = older <= middle;
        List<byte[]> proof =
                isLeft
                        ? consistency(older, from, middle, isWhole)
                        : consistency(older, middle, to, false);
        proof.add(isLeft ? root(middle, to) : root(from, middle));
        return proof;
    }

    /** MTH(D[from:to]) for a part that the RFC's splits lead to. */
    private byte[] root(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            return subtrees.root(Long.numberOfTrailingZeros(width), from / width);
        }
        long middle = from + widthOfLeft(width);
        return Hash.node(root(from, middle), root(middle, to));
    }

    /** The largest power of two below it. */
    private static long widthOfLeft(long width) {
        return Long.highestOneBit(width - 1);
    }
}
