package dev.tidemark.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A sentence in pieces, so that a page can mark up what a feed writes plainly. */
public record Sentence(List<Piece> pieces) {

    /** Private-use characters stand for the pieces while the words are put around them. */
    private static final char FIRST_PLACE = '\uE000';

    public Sentence {
        pieces = List.copyOf(pieces);
    }

    /**
     * Puts words around pieces. The message gets a place-holder per piece and never sees what is in
     * it, so nothing typed by anyone can be taken for a place.
     */
    static Sentence of(Function<Places, String> message) {
        var places = new Places();
        return places.fill(message.apply(places));
    }

    /** As plain text. */
    public String text() {
        return pieces.stream().map(Piece::plain).collect(Collectors.joining());
    }

    /** Hands out place-holders. */
    static final class Places {

        private final List<Piece> pieces = new ArrayList<>();

        String of(Piece piece) {
            pieces.add(piece);
            return String.valueOf((char) (FIRST_PLACE + pieces.size() - 1));
        }

        private Sentence fill(String message) {
            var filled = new ArrayList<Piece>();
            var words = new StringBuilder();
            for (int i = 0; i < message.length(); i++) {
                char character = message.charAt(i);
                int place = character - FIRST_PLACE;
                if (place >= 0 && place < pieces.size()) {
                    addWords(filled, words);
                    filled.add(pieces.get(place));
                } else {
                    words.append(character);
                }
            }
            addWords(filled, words);
            return new Sentence(filled);
        }

        private static void addWords(List<Piece> filled, StringBuilder words) {
            if (!words.isEmpty()) {
                filled.add(Piece.words(words.toString()));
                words.setLength(0);
            }
        }
    }
}
