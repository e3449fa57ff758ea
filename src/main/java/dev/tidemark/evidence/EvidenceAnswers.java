package dev.tidemark.evidence;

import dev.tidemark.access.ExportLog;
import dev.tidemark.event.AccessEvent.ExportTaken;
import dev.tidemark.web.Parameters;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;

/** Answers whoever asks for the evidence of a change. */
@Singleton
class EvidenceAnswers {

    static final String ZIP = "application/zip";

    private final EvidencePack packs;
    private final ExportLog log;

    EvidenceAnswers(EvidencePack packs, ExportLog log) {
        this.packs = packs;
        this.log = log;
    }

    Response taken(String owner, String name, String number) {
        EvidencePack.Ready pack = packs.of(owner + "/" + name, Parameters.number("number", number));
        // Before the first byte: nothing leaves that is not recorded.
        log.taken(
                log.taker(),
                UUID.randomUUID().toString(),
                new ExportTaken(
                        "change=" + pack.evidence().name(),
                        "evidence",
                        pack.evidence().entries().size(),
                        pack.cut().size(),
                        null));
        StreamingOutput zip = out -> packs.write(pack, out);
        return Response.ok(zip, ZIP)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + fileName(owner, name, number) + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Nothing of an address goes into a header but what every file system takes. */
    private static String fileName(String owner, String name, String number) {
        String plain = (owner + "-" + name + "-" + number).replaceAll("[^A-Za-z0-9._-]", "_");
        return "evidence-" + plain.substring(0, Math.min(plain.length(), 100)) + ".zip";
    }
}
