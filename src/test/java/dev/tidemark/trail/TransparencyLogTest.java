package dev.tidemark.trail;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.NewEntry;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.Samples;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.eventlog.merkle.NaiveTree;
import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.eventlog.merkle.TilePath;
import dev.tidemark.eventlog.merkle.VerifierKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class TransparencyLogTest {

    @Inject Checkpoints checkpoints;
    @Inject EventLog log;

    @Test
    void strangerVerifiesTheCheckpointWithThePublishedKey() {
        checkpoints.sign();

        var key =
                VerifierKey.parse(
                        get("/log/key").then().statusCode(200).extract().asString().strip());
        var answer = get("/log/checkpoint").then().statusCode(200).extract();
        SignedNote note = SignedNote.parse(answer.asString());

        assertThat(answer.contentType()).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(note.isSignedBy(key)).isTrue();
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.root()).isEqualTo(log.tree(checkpoint.size()).root());
    }

    @Test
    void tilesHoldTheLeavesAndWhatTheyAddUpTo() {
        long size = signAtLeast(600);
        List<byte[]> leaves =
                log.read(0, (int) size).stream().map(entry -> Hash.leaf(entry.bytes())).toList();
        var naive = new NaiveTree(leaves.subList(0, 256));

        var full = get("/log/tile/0/000").then().statusCode(200).extract();
        byte[] partial = get("/log/tile/0/002.p/9").then().statusCode(200).extract().asByteArray();
        byte[] above = get("/log/tile/1/000.p/2").then().statusCode(200).extract().asByteArray();

        assertThat(full.contentType()).isEqualTo("application/octet-stream");
        assertThat(full.header("Cache-Control")).contains("private").contains("immutable");
        assertThat(full.asByteArray()).isEqualTo(join(leaves.subList(0, 256)));
        assertThat(partial).isEqualTo(join(leaves.subList(512, 521)));
        assertThat(above).hasSize(2 * Hash.SIZE).startsWith(naive.root(256));
    }

    @Test
    void bundlesHoldTheEntriesBehindTheirLengths() throws IOException {
        signAtLeast(600);
        for (String name : List.of("entries/001", "entries/002.p/40")) {
            TilePath path = TilePath.parse(name).orElseThrow();
            var answer = get("/log/tile/" + name).then().statusCode(200).extract();

            var expected = new ByteArrayOutputStream();
            var out = new DataOutputStream(expected);
            for (StoredEntry entry : log.read(path.index() * 256, path.width())) {
                out.writeShort(entry.bytes().length);
                out.write(entry.bytes());
            }
            assertThat(answer.asByteArray()).isEqualTo(expected.toByteArray());
            assertThat(answer.contentType()).isEqualTo("application/octet-stream");
            assertThat(answer.header("Vary")).containsIgnoringCase("Accept-Encoding");
        }
    }

    @Test
    void bundleIsZippedForWhoAsksForIt() throws Exception {
        signAtLeast(600);
        byte[] plain = get("/log/tile/entries/000").asByteArray();

        var zipped = bundle("br, gzip;q=0.5");
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.body().length).isLessThan(plain.length / 2);
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(unzipped.readAllBytes()).isEqualTo(plain);
        }
        for (String coding : List.of("identity", "gzip;q=0", "gzip; q=0.0", "br", "xgzip")) {
            assertThat(bundle(coding).body()).as(coding).isEqualTo(plain);
        }
    }

    private static HttpResponse<byte[]> bundle(String acceptEncoding) throws Exception {
        String address = "http://localhost:" + RestAssured.port + "/log/tile/entries/000";
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Accept-Encoding", acceptEncoding)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void whatIsNoTileIsNotFound() {
        for (String name :
                List.of("0/x001/000", "0/0", "64/000", "entries/x999/000", "0/000.p/256", "x")) {
            get("/log/tile/" + name).then().statusCode(404).contentType("application/problem+json");
        }
    }

    @Test
    void proofOfAnEntryLeadsToTheSignedRoot() {
        signAtLeast(600);
        byte[] leaf = Hash.leaf(log.at(300).orElseThrow().bytes());

        JsonPath proof = get("/api/v1/trail/300/proof").then().statusCode(200).extract().jsonPath();

        Checkpoint checkpoint =
                Checkpoint.parse(SignedNote.parse(proof.getString("checkpoint")).text());
        assertThat(proof.getLong("size")).isEqualTo(checkpoint.size());
        assertThat(proof.getString("leafHash")).isEqualTo(HexFormat.of().formatHex(leaf));
        assertThat(NaiveTree.rootOf(leaf, 300, checkpoint.size(), hashes(proof.getList("path"))))
                .isEqualTo(checkpoint.root());
    }

    @Test
    void proofIsATextToKeepToo() {
        signAtLeast(600);

        var asked = given().accept("text/plain").get("/api/v1/trail/300/proof");
        var kept = get("/trail/300/proof");

        for (var answer : List.of(asked, kept)) {
            answer.then().statusCode(200);
            assertThat(answer.contentType()).isEqualToIgnoringCase("text/plain;charset=utf-8");
            assertThat(answer.asString()).startsWith("c2sp.org/tlog-proof@v1\nindex 300\n");
        }
        assertThat(kept.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"entry-300.tlog-proof\"");
        get("/trail/99999999/proof").then().statusCode(404);
        get("/api/v1/trail/x/proof").then().statusCode(404);
    }

    @Test
    void olderSizeIsShownToBeABeginningOfTheNewer() {
        signAtLeast(600);
        List<byte[]> leaves =
                log.read(0, 600).stream().map(entry -> Hash.leaf(entry.bytes())).toList();
        var naive = new NaiveTree(leaves);

        JsonPath proof =
                get("/api/v1/log/consistency?from=300&to=600")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(hashes(List.of(proof.getString("fromRoot"), proof.getString("toRoot"))))
                .containsExactly(naive.root(300), naive.root(600));
        assertThat(NaiveTree.hex(hashes(proof.getList("path"))))
                .isEqualTo(NaiveTree.hex(naive.consistency(300, 600)));
        for (String query : List.of("", "?from=x", "?from=-1", "?from=5&to=4")) {
            get("/api/v1/log/consistency" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        get("/api/v1/log/consistency?from=1&to=99999999").then().statusCode(404);
    }

    private long signAtLeast(int entries) {
        if (log.size() < entries) {
            var more = new ArrayList<NewEntry>();
            for (int i = 0; i < entries; i++) {
                more.add(Samples.opened(70_000 + i));
            }
            log.append(Append.of(more)).toCompletableFuture().join();
        }
        checkpoints.sign();
        return checkpoints.latest().orElseThrow().checkpoint().size();
    }

    private static List<byte[]> hashes(List<String> base64) {
        return base64.stream().map(Base64.getDecoder()::decode).toList();
    }

    private static byte[] join(List<byte[]> hashes) {
        var joined = new ByteArrayOutputStream();
        hashes.forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
