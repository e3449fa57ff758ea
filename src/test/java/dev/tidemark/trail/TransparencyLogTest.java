package dev.tidemark.trail;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.eventlog.Checkpoints;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.eventlog.merkle.VerifierKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
}
