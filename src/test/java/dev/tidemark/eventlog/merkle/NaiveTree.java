package dev.tidemark.eventlog.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * RFC 6962 section 2.1, its definitions written down as they stand there, and the verifications of
 * RFC 9162 sections 2.1.3.2 and 2.1.4.2. Knows no tiles.
 */
public final class NaiveTree {

    private record Part(int from, int to) {}

    private final List<byte[]> leaves;
    private final Map<Part, byte[]> roots = new HashMap<>();

    public NaiveTree(List<byte[]> leaves) {
        this.leaves = leaves;
    }

    public byte[] root(int size) {
        return root(0, size);
    }

    private byte[] root(int from, int to) {
        var part = new Part(from, to);
        byte[] known = roots.get(part);
        if (known == null) {
            known = computeRoot(from, to);
            roots.put(part, known);
        }
        return known;
    }

    private byte[] computeRoot(int from, int to) {
        int n = to - from;
        if (n == 0) {
            return Hash.empty();
        }
        if (n == 1) {
            return leaves.get(from);
        }
        int k = split(n);
        return Hash.node(root(from, from + k), root(from + k, to));
    }

    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    public List<byte[]> inclusion(int m, int size) {
        return path(m, 0, size);
    }

    private List<byte[]> path(int m, int from, int to) {
        int n = to - from;
        if (n == 1) {
            return new ArrayList<>();
        }
        int k = split(n);
        List<byte[]> path;
        if (m < k) {
            path = path(m, from, from + k);
            path.add(root(from + k, to));
        } else {
            path = path(m - k, from + k, to);
            path.add(root(from, from + k));
        }
        return path;
    }

    public List<byte[]> consistency(int m, int size) {
        return m == 0 ? List.of() : subproof(m, 0, size, true);
    }

    private List<byte[]> subproof(int m, int from, int to, boolean isComplete) {
        int n = to - from;
        if (m == n) {
            List<byte[]> proof = new ArrayList<>();
            if (!isComplete) {
                proof.add(root(from, to));
            }
            return proof;
        }
        int k = split(n);
        List<byte[]> proof;
        if (m <= k) {
            proof = subproof(m, from, from + k, isComplete);
            proof.add(root(from + k, to));
        } else {
            proof = subproof(m - k, from + k, to, false);
            proof.add(root(from, from + k));
        }
        return proof;
    }

    /** Hashes in hexadecimal, which compare by value. */
    public static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }

    /** The root that an inclusion proof leads to, as RFC 9162 walks it. */
    public static byte[] rootOf(byte[] leaf, long index, long size, List<byte[]> path) {
        long fn = index;
        long sn = size - 1;
        byte[] r = leaf;
        for (byte[] p : path) {
            if (sn == 0) {
                throw new AssertionError("the path is too long");
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = Hash.node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = Hash.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw new AssertionError("the path is too short");
        }
        return r;
    }
}
