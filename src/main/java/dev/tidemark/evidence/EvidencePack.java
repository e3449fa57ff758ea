package dev.tidemark.evidence;

import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.export.EntrySource;
import dev.tidemark.export.EntryText;
import dev.tidemark.export.ExportCut;
import dev.tidemark.export.ExportParts;
import dev.tidemark.export.ExportZip;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes the evidence of one change: an export of its entries, the documents, and the report. */
@Singleton
class EvidencePack {

    @CheckedTemplate(basePath = "evidence")
    static class Templates {
        private Templates() {}

        static native TemplateInstance report(EvidenceView report);
    }

    private final EventLog log;
    private final Checkpoints checkpoints;
    private final Gathering gathering;
    private final EvidenceViews views;
    private final ReportPdf pdf;
    private final Clock clock;

    EvidencePack(
            EventLog log,
            Checkpoints checkpoints,
            Gathering gathering,
            EvidenceViews views,
            ReportPdf pdf,
            Clock clock) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.gathering = gathering;
        this.views = views;
        this.pdf = pdf;
        this.clock = clock;
    }

    /**
     * A pack that is ready to be written.
     *
     * @param html the report
     */
    record Ready(ExportCut cut, ChangeEvidence evidence, String html) {}

    /**
     * Gathers it, up to a checkpoint that is signed now.
     *
     * @param name of the repository, {@code owner/name}
     */
    Ready of(String name, long number) {
        checkpoints.sign();
        SignedCheckpoint signed = checkpoints.latest().orElseThrow(NotSigned::new);
        var cut =
                new ExportCut(
                        signed,
                        checkpoints.verifierKey(),
                        clock.instant(),
                        Map.of("change", List.of(name + "#" + number)),
                        null);
        ChangeEvidence evidence = gathering.of(name, number, cut.size());
        String html = Templates.report(views.view(evidence, signed, cut.takenAt())).render();
        return new Ready(cut, evidence, html);
    }

    /** Writes it as one zip; a document that retention deleted is not in it. */
    void write(Ready pack, OutputStream out) throws IOException {
        try (var zip = new ExportZip(out);
                var parts = new ExportParts(log, pack.cut(), zip)) {
            parts.write(
                    EntrySource.at(log, pack.evidence().positions()),
                    EntryText.NDJSON,
                    written -> {});
            zip.part("report.html", pack.html().getBytes(StandardCharsets.UTF_8));
            zip.part("report.pdf", pdf.of(pack.html()));
            List<String> documents =
                    pack.evidence().entries().stream()
                            .map(ToldOf::evidence)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList();
            for (String sha256 : documents) {
                Optional<byte[]> document = log.evidence(sha256);
                if (document.isPresent()) {
                    zip.part("evidence/" + sha256 + extension(document.get()), document.get());
                }
            }
            parts.writeManifest();
        }
    }

    /** Documents are JSON, or the text of a comment. */
    private static String extension(byte[] document) {
        boolean isJson = document.length > 0 && (document[0] == '{' || document[0] == '[');
        return isJson ? ".json" : ".txt";
    }
}
