package dev.tidemark.ingest;

/**
 * Reads what one tool said by way of another. Pure and total, as a {@link SourceMapper} is; the
 * source that carries statements asks it without knowing whose they are.
 */
public interface StatementReader {

    /** Raised with every change of what is read, so that kept deliveries are read again. */
    int version();

    /** {@link Reading.Kept} if it is not a statement of this tool, or says nothing recorded. */
    Reading read(Statement statement);
}
