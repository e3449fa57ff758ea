package dev.tidemark.trail;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Text as the words that it is searched by: runs of letters and digits, in lower case, each once.
 * PostgreSQL's own parsers keep addresses and versions whole, and differ between its versions.
 */
final class Words {

    /** A longer run is no word that anyone types; its beginning is found. */
    private static final int LONGEST = 64;

    private Words() {}

    static List<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var word = new StringBuilder();
        plain.codePoints()
                .forEach(character -> {
                    if (Character.isLetterOrDigit(character) || isMark(character)) {
                        word.appendCodePoint(character);
                    } else {
                        end(word, words);
                    }
                });
        end(word, words);
        return new ArrayList<>(words);
    }

    /** Vowel signs and accents that have no composed form belong to their letter. */
    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static void end(StringBuilder word, Set<String> words) {
        if (!word.isEmpty()) {
            int length = word.codePointCount(0, word.length());
            words.add(
                    length <= LONGEST
                            ? word.toString()
                            : word.substring(0, word.offsetByCodePoints(0, LONGEST)));
            word.setLength(0);
        }
    }
}
