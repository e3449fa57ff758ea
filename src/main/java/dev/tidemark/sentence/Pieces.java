package dev.tidemark.sentence;

import dev.tidemark.event.Actor;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Revision;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values from outside as pieces. */
final class Pieces {

    private static final String BRANCH = "refs/heads/";

    private Pieces() {}

    static Piece actor(@Nullable Actor actor, SentenceMessages messages) {
        return actor == null
                ? Piece.words(messages.someone())
                : Piece.from(Piece.Kind.PERSON, actor.login());
    }

    static Piece change(Telling telling) {
        return Piece.change(telling.repository(), telling.subjectName());
    }

    /** A Terraform project by its name, else by where it lies. */
    static Piece project(AtlantisProject project) {
        String name = project.name();
        return code(
                name == null || name.isEmpty()
                        ? project.dir() + " (" + project.workspace() + ")"
                        : name);
    }

    static Piece code(String text) {
        return Piece.from(Piece.Kind.CODE, text);
    }

    static Piece revision(Revision revision) {
        return code(revision.abbreviated());
    }

    static Piece quote(String text) {
        return Piece.from(Piece.Kind.QUOTE, text);
    }

    static Piece said(String text) {
        return Piece.from(Piece.Kind.SAID, text);
    }

    static Piece branch(String ref) {
        return code(ref.startsWith(BRANCH) ? ref.substring(BRANCH.length()) : ref);
    }

    static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
