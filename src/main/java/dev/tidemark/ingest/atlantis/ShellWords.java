package dev.tidemark.ingest.atlantis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a line into words as Atlantis does, by the rules of google/shlex: blanks part words, both
 * kinds of quotes and the backslash keep them together, and a word that begins with a number sign
 * begins a comment.
 */
final class ShellWords {

    private static final char NONE = 0;

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean escaped;
    private char quote = NONE;

    private ShellWords() {}

    /** Empty if a quote is not closed or a backslash ends the line. */
    static Optional<List<String>> split(String line) {
        return new ShellWords().read(line);
    }

    private Optional<List<String>> read(String line) {
        for (int index = 0; index < line.length(); index++) {
            char character = line.charAt(index);
            if (character == '#' && !inWord && !escaped) {
                break;
            }
            take(character);
        }
        if (escaped || quote != NONE) {
            return Optional.empty();
        }
        endWord();
        return Optional.of(words);
    }

    private void take(char character) {
        if (escaped) {
            word.append(character);
            escaped = false;
        } else if (character == '\\' && quote != '\'') {
            escaped = true;
            inWord = true;
        } else if (quote != NONE) {
            takeQuoted(character);
        } else if (character == '"' || character == '\'') {
            quote = character;
            inWord = true;
        } else if (Character.isWhitespace(character)) {
            endWord();
        } else {
            word.append(character);
            inWord = true;
        }
    }

    private void takeQuoted(char character) {
        if (character == quote) {
            quote = NONE;
        } else {
            word.append(character);
        }
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
