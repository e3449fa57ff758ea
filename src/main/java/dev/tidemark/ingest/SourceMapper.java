package dev.tidemark.ingest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads the documents of one source. Pure and total: the same document always gives the same
 * reading, and none makes it throw.
 */
public interface SourceMapper {

    /** Which deliveries are this mapper's, as in {@link dev.tidemark.eventlog.Delivery#source}. */
    String source();

    /** Raised with every change of what is read, so that kept deliveries are read again. */
    int version();

    /**
     * Reads one document.
     *
     * @param event the source's name of the event
     * @param document the redacted document
     * @param evidence its SHA-256 in hexadecimal
     */
    Reading read(String event, JsonNode document, String evidence);
}
