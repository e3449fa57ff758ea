package dev.tidemark.sentence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a sentence.
 *
 * @param text as it is shown
 * @param href page of what it names
 * @param label what it names in full, where {@code text} is short
 * @param at the instant that it tells
 */
public record Piece(
        Kind kind,
        VisibleText text,
        @Nullable String href,
        @Nullable String label,
        @Nullable Instant at) {

    /** How it is set apart from the words around it. Only {@link #WORDS} are our own. */
    public enum Kind {
        WORDS,
        PERSON,
        /** What somebody typed, such as a title. */
        QUOTE,
        /** What a source said in plain words, such as a reason. */
        SAID,
        /** A name from a tool: branch, revision, workflow. */
        CODE,
        CHANGE,
        MOMENT
    }

    static Piece words(String text) {
        return new Piece(Kind.WORDS, new VisibleText(text, null), null, null, null);
    }

    static Piece from(Kind kind, String outside) {
        return new Piece(kind, VisibleText.of(outside), null, null, null);
    }

    /**
     * A pull request.
     *
     * @param repository {@code owner/name}, null if nobody told
     */
    static Piece change(@Nullable String repository, String number) {
        String name = "#" + number;
        return new Piece(
                Kind.CHANGE,
                VisibleText.of(name),
                repository == null ? null : "/changes/" + repository + "/" + number,
                repository == null ? null : repository + name,
                null);
    }

    static Piece moment(Instant at) {
        return new Piece(Kind.MOMENT, VisibleText.of(at.toString()), null, null, at);
    }

    boolean isWords() {
        return kind == Kind.WORDS;
    }

    /** As plain text, where there is no markup to set it apart. */
    String plain() {
        return switch (kind) {
            case WORDS, MOMENT -> text.shown();
            case CHANGE -> label == null ? text.shown() : label;
            case QUOTE -> "“" + text.isolated() + "”";
            case PERSON, SAID, CODE -> text.isolated();
        };
    }
}
