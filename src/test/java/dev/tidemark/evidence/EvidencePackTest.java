package dev.tidemark.evidence;

import static dev.tidemark.approval.ApprovalTold.GITHUB;
import static dev.tidemark.approval.ApprovalTold.HARMLESS;
import static dev.tidemark.approval.ApprovalTold.LEA;
import static dev.tidemark.approval.ApprovalTold.LUIS;
import static dev.tidemark.approval.ApprovalTold.request;
import static dev.tidemark.approval.ApprovalTold.waiting;
import static dev.tidemark.projection.Told.BACKEND;
import static dev.tidemark.projection.Told.JONAS;
import static dev.tidemark.projection.Told.at;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.titled;
import static dev.tidemark.projection.Told.whole;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.tidemark.approval.ApprovalTold;
import dev.tidemark.atlantis.AtlantisTold;
import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RunEvent;
import dev.tidemark.event.Subject;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.export.TakenExport;
import dev.tidemark.projection.Projections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hana's 418 was planned, tested, approved by lea, applied, reviewed by luis and merged. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class EvidencePackTest {

    private static final String TITLE =
            "<script>alert(1)</script> \"&amp;\" ]]> \u202E레디스를 추가 \uD83D\uDE80 \u0000\uFFFE";
    private static final String NAME = "eco-cycle/proof";
    private static final Repository PROOF = Repository.byId("github.com", 9_001);
    private static final String ADDRESS = "/api/v1/changes/" + NAME + "/418/evidence";

    @Inject EventLog log;
    @Inject Projections projections;

    @BeforeEach
    void changeWentThrough() {
        var told = new ArrayList<NewEntry>(waiting(1, HARMLESS));
        told.add(GITHUB.edited(418, 5, titled(TITLE)));
        told.add(run("1", 8, new RunEvent.Succeeded(workflow("1"))));
        told.add(run("2", 9, new RunEvent.Errored(workflow("2"), "failure")));
        told.add(granted());
        told.add(AtlantisTold.asked(30, LEA, "apply"));
        told.add(AtlantisTold.applyStatus(35, revision(1), AtlantisTold.DATA, true));
        told.add(AtlantisTold.applyComment(36, AtlantisTold.DATA, true));
        told.add(GITHUB.reviewed(418, 40, LUIS, "r40", ReviewState.APPROVED));
        told.add(GITHUB.mergedBy(JONAS, 418, 50, revision(9), titled(TITLE)));
        told.add(GITHUB.pushed(50, "refs/heads/main", revision(8), revision(9), "terraform/a.tf"));
        told.add(GITHUB.opened(419, 60, whole("Other", revision(7))));
        log.append(Append.of(ApprovalTold.in(PROOF, NAME, told).toArray(NewEntry[]::new)))
                .toCompletableFuture()
                .join();
        projections.catchUp();
    }

    private static RunEvent.Run workflow(String id) {
        return new RunEvent.Run("check", id, 1, "auth/redis", "pull_request", null);
    }

    private static NewEntry run(String id, long second, Event event) {
        return entry("run/" + id, Subject.run(BACKEND, id), second, revision(1), LEA, event);
    }

    private static NewEntry granted() {
        var basis = new ApprovalEvent.Basis(null, "default", "role lead", List.of("hana"));
        return entry(
                "granted",
                Subject.change(BACKEND, 418),
                20,
                null,
                LEA,
                new ApprovalEvent.Granted(
                        ApprovalRequest.of(
                                PROOF,
                                418,
                                AtlantisTold.DATA,
                                revision(1),
                                request(revision(1), 1).digest(),
                                true),
                        1,
                        1,
                        1,
                        basis,
                        null));
    }

    private static NewEntry entry(
            String fact,
            Subject subject,
            long second,
            @Nullable Revision revision,
            Actor actor,
            Event event) {
        return new NewEntry(
                Envelope.of(
                                Fact.of(fact),
                                subject,
                                URI.create("https://github.com/eco-cycle/backend"),
                                at(second),
                                ActorProof.SIGNED,
                                ObservedBy.WEBHOOK)
                        .in(BACKEND)
                        .by(actor)
                        .at(revision),
                event);
    }

    private static byte[] zip() {
        return given().get(ADDRESS)
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", containsString("evidence-eco-cycle-proof-418.zip"))
                .extract()
                .asByteArray();
    }

    private static TakenExport pack() throws IOException {
        return new TakenExport(zip());
    }

    @Test
    void everyEntryIsProvedAgainstTheSignedCheckpoint() throws IOException {
        TakenExport pack = pack();

        pack.verify(pack.lines());

        assertThat(pack.names())
                .startsWith("entries.ndjson", "positions.txt", "proofs.txt", "checkpoint")
                .contains("report.html", "report.pdf")
                .endsWith("manifest.json");
        assertThat(pack.manifest().get("filter").get("change").get(0).asText())
                .isEqualTo(NAME + "#418");
    }

    @Test
    void itHoldsWhatIsAboutTheChangeAndNothingElse() throws IOException {
        TakenExport pack = pack();
        List<String> types =
                log.read(pack.positions()).stream()
                        .map(StoredEntry::parse)
                        .map(entry -> entry.type().replaceFirst("^dev\\.tidemark\\.", ""))
                        .toList();

        assertThat(types)
                .contains(
                        "change.opened.v1",
                        "change.edited.v1",
                        "change.reviewed.v1",
                        "change.merged.v1",
                        "revision.pushed.v1",
                        "plan.succeeded.v1",
                        "run.succeeded.v1",
                        "run.errored.v1",
                        "approval.granted.v1",
                        "apply.requested.v1",
                        "apply.succeeded.v1");
        assertThat(pack.lines()).noneMatch(line -> line.contains("\"title\":\"Other\""));
    }

    @Test
    void reportAnswersInTheOrderOfTheQuestions() throws IOException {
        String report = pack().text("report.html");

        assertThat(report)
                .containsSubsequence(
                        "What changed",
                        "hana opened it.",
                        "Reviewed by luis.",
                        "Exactly what was merged was approved by luis",
                        "apply data-production at 2026-11-23T09:00:",
                        "Approved by lea (Tidemark, role lead).",
                        "2 runs of workflows at its revisions, 1 of which succeeded.",
                        "Begun by lea.",
                        "live at 2026-11-23T09:00:36Z",
                        "No apply of it was let out against the policy.")
                .contains("SOC 2 CC8.1", "ISO 27001 A.8.32", "PCI DSS 6.5.1");
    }

    @Test
    void linesOfTheReportAreEntriesOfThePack() throws IOException {
        TakenExport pack = pack();

        for (long position : pack.positions()) {
            assertThat(pack.text("report.html")).contains("<td>" + position + "</td>");
        }
    }

    @Test
    void hostileTitleStaysTextInHtmlAndIsReadableInPdf() throws IOException {
        TakenExport pack = pack();
        String html = pack.text("report.html");

        assertThat(html)
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("⟨U+202E⟩레디스를 추가")
                .doesNotContain("\u202E");
        try (var pdf = Loader.loadPDF(pack.part("report.pdf"))) {
            String text = new PDFTextStripper().getText(pdf);

            assertThat(text)
                    .contains("<script>alert(1)</script>")
                    .contains("레디스를")
                    .contains("[U+1F680]")
                    .doesNotContain("##");
            assertThat(pdf.getDocumentCatalog().getNames()).isNull();
        }
    }

    @Test
    void takingItIsAnEntryThatSaysWhose() {
        long before = log.size();
        zip();
        String taken =
                log.read(before, 10).stream()
                        .map(entry -> new String(entry.bytes(), StandardCharsets.UTF_8))
                        .filter(entry -> entry.contains("export.taken"))
                        .findFirst()
                        .orElseThrow();

        assertThat(taken)
                .contains("\"filter\":\"change=eco-cycle/proof#418\"")
                .contains("\"format\":\"evidence\"");
    }

    @Test
    void pageHasTheSameAndNamesWhatIsNotThere() {
        given().get("/changes/" + NAME + "/418/evidence")
                .then()
                .statusCode(200)
                .contentType("application/zip");
        given().get("/changes/" + NAME + "/418")
                .then()
                .body(containsString("href=\"/changes/" + NAME + "/418/evidence\""));
        given().get("/api/v1/changes/" + NAME + "/999999/evidence")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().get("/api/v1/changes/" + NAME + "/x/evidence").then().statusCode(400);
    }
}
