package dev.tidemark.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody meant who mistyped. */
final class Likeness {

    private Likeness() {}

    /** The word that takes the fewest corrections, if those are few. */
    static Optional<String> nearest(String typed, Collection<String> words) {
        if (typed.length() > 40) {
            return Optional.empty();
        }
        String key = typed.toLowerCase(Locale.ROOT).replace('-', '_');
        return words.stream()
                .filter(word -> corrections(key, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> corrections(key, word)));
    }

    /** Levenshtein's distance, a row of the table at a time. */
    private static int corrections(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
