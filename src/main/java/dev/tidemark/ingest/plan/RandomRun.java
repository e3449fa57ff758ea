package dev.tidemark.ingest.plan;

import java.util.EnumSet;
import java.util.Set;

/**
 * Finds runs of letters and digits that nobody would write: keys and tokens of any maker. Names,
 * paths, hashes and numbers of resources keep to one case, or change it seldom.
 */
final class RandomRun {

    private static final int SHORTEST = 20;

    /** Bits per character; words in English have about 3, random base64 of 20 about 4.1. */
    private static final double ENTROPY = 3.6;

    /** Of neighbours, how many are not of one kind; at random it is well over half. */
    private static final double CHANGES = 0.35;

    private static final Set<Kind> LETTERS_AND_DIGITS =
            EnumSet.complementOf(EnumSet.of(Kind.OTHER));

    private RandomRun() {}

    static boolean isIn(String text) {
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || !isOfRun(text.charAt(at))) {
                if (at - from >= SHORTEST && isRandom(text, from, at)) {
                    return true;
                }
                from = at + 1;
            }
        }
        return false;
    }

    private static boolean isOfRun(char unit) {
        return kind(unit) != Kind.OTHER || unit == '+' || unit == '/' || unit == '_' || unit == '-';
    }

    private enum Kind {
        UPPER,
        LOWER,
        DIGIT,
        OTHER
    }

    private static Kind kind(char unit) {
        if (unit >= 'a' && unit <= 'z') {
            return Kind.LOWER;
        }
        if (unit >= 'A' && unit <= 'Z') {
            return Kind.UPPER;
        }
        return unit >= '0' && unit <= '9' ? Kind.DIGIT : Kind.OTHER;
    }

    private static boolean isRandom(String text, int from, int to) {
        var kinds = EnumSet.noneOf(Kind.class);
        var counts = new int[128];
        int changes = 0;
        Kind before = Kind.OTHER;
        for (int i = from; i < to; i++) {
            Kind kind = kind(text.charAt(i));
            kinds.add(kind);
            counts[text.charAt(i)]++;
            if (kind != before && kind != Kind.OTHER && before != Kind.OTHER) {
                changes++;
            }
            before = kind;
        }
        int length = to - from;
        return kinds.containsAll(LETTERS_AND_DIGITS)
                && changes >= CHANGES * length
                && entropy(counts, length) >= ENTROPY;
    }

    private static double entropy(int[] counts, int length) {
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / length;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
