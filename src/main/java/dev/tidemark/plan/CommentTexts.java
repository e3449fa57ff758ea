package dev.tidemark.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.eventlog.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/** The comments that are kept, for plans of which no JSON was posted. Blocking. */
@ApplicationScoped
public class CommentTexts {

    /** GitHub's own limit is 65,536; what is longer is no comment. */
    private static final int LONGEST = 70_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventLog log;

    CommentTexts(EventLog log) {
        this.log = log;
    }

    /**
     * The redacted text of the comment that an entry was read from.
     *
     * @param evidence as in {@link dev.tidemark.event.Envelope#evidence}
     * @return nothing if retention has deleted it, or it is another kind of document
     */
    public Optional<String> find(String evidence) {
        return log.evidence(evidence).flatMap(CommentTexts::body);
    }

    private static Optional<String> body(byte[] document) {
        try {
            String body = JSON.readTree(document).path("comment").path("body").textValue();
            return Optional.ofNullable(body)
                    .map(text -> text.substring(0, Math.min(text.length(), LONGEST)));
        } catch (IOException another) {
            return Optional.empty();
        }
    }
}
