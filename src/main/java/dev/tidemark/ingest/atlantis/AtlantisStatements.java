package dev.tidemark.ingest.atlantis;

import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statement;
import dev.tidemark.ingest.StatementReader;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads what Atlantis says through GitHub, and what people ask of it there. Never guesses: what is
 * in no form that this version knows is unmappable, with a reason that quotes nothing of it.
 */
@ApplicationScoped
public class AtlantisStatements implements StatementReader {

    private static final int VERSION = 1;

    private final AtlantisSettings settings;

    AtlantisStatements(AtlantisSettings settings) {
        this.settings = settings;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Reading read(Statement statement) {
        return settings.account()
                .map(account -> read(account, statement))
                .orElseGet(() -> new Reading.Kept("nobody said which account is Atlantis'"));
    }

    private Reading read(AtlantisAccount account, Statement statement) {
        return switch (statement) {
            case Statement.Comment comment ->
                    new CommentReading(account, settings.executable()).read(comment);
            case Statement.Status status ->
                    new StatusReading(account, settings.statusPrefix()).read(status);
        };
    }
}
