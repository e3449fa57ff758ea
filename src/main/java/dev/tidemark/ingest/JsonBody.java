package dev.tidemark.ingest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** What a body says that it is. */
public final class JsonBody {

    private JsonBody() {}

    /**
     * Refuses what is not JSON. The header is read by hand: one that is no media type at all would
     * be answered as a fault of ours.
     *
     * @param advice what whoever sends it should do
     */
    public static void require(HttpHeaders headers, String advice) {
        String header = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        String type = header == null ? "" : header.toLowerCase(Locale.ROOT);
        int parameters = type.indexOf(';');
        if (!(parameters < 0 ? type : type.substring(0, parameters))
                .strip()
                .equals(MediaType.APPLICATION_JSON)) {
            throw Refusal.of(Refusal.Reason.UNSUPPORTED_MEDIA_TYPE, advice);
        }
    }
}
