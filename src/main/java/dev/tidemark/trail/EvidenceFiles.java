package dev.tidemark.trail;

import dev.tidemark.eventlog.EventLog;
import dev.tidemark.web.NotHere;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The document that an entry was read from, as it is stored: redacted, and never shown here. */
@Singleton
class EvidenceFiles {

    private final EventLog log;

    EvidenceFiles(EventLog log) {
        this.log = log;
    }

    /** Blocking. */
    Response of(long position) {
        String evidence =
                log.at(position).orElseThrow(TrailPositions::unknown).parse().envelope().evidence();
        if (evidence == null) {
            throw new NotHere("Nothing was kept for this entry: it says all there is.");
        }
        byte[] content =
                log.evidence(evidence)
                        .orElseThrow(() ->
                                new NotHere(
                                        "The document with SHA-256 "
                                                + evidence
                                                + " is kept no more; retention deleted it."));
        // What a stranger sent is never shown by a browser under this address.
        return Response.ok(content)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"evidence-" + evidence + ".bin\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
