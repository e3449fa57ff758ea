package dev.tidemark.ingest.atlantis;

import java.util.Optional;

/**
 * Reads the comments of Atlantis' account, in English and by its own templates, which carry no
 * marker, no id and no JSON. Pure and total: any text has an answer. Whatever is in another form,
 * in another language or by a template of somebody's own is unknown and never guessed at.
 */
final class CommentParser {

    private CommentParser() {}

    static Parsed parse(String body) {
        try {
            return read(Lines.of(body));
        } catch (NotUnderstood notUnderstood) {
            return new Parsed.Unknown(notUnderstood.reason());
        }
    }

    private static Parsed read(Lines comment) {
        if (comment.isEmpty()) {
            return new Parsed.Nothing("a comment without a text");
        }
        Optional<Parsed> part = SplitReading.read(comment);
        if (part.isPresent()) {
            return part.get();
        }
        Optional<Heading> heading = Heading.parse(comment.at(0));
        if (heading.isPresent()) {
            return ResultReading.read(heading.get(), comment);
        }
        return OtherForms.read(comment)
                .orElseThrow(() -> new NotUnderstood("a comment in no form that is known"));
    }
}
