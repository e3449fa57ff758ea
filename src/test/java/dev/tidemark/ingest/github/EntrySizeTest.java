package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.eventlog.EntryTooLarge;
import dev.tidemark.eventlog.Redaction;
import dev.tidemark.eventlog.codec.EntryCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntrySizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\"", "x", "é", "\ud800", "漢", "🌊"})
    void hostileTextsNeverMakeAnEntryTooLarge(String unit) {
        String text = unit.repeat(60_000);
        for (Fixture fixture : Fixture.ALL) {
            ObjectNode payload = fixture.json();
            for (String field : new String[] {"/pull_request", "/workflow_run", "/sender"}) {
                if (payload.at(field) instanceof ObjectNode object) {
                    object.put("title", text).put("name", text).put("login", text);
                    object.put("head_branch", text).put("event", text);
                }
            }
            for (String field : new String[] {"/pull_request/head", "/pull_request/base"}) {
                if (payload.at(field) instanceof ObjectNode object) {
                    object.put("ref", text);
                }
            }
            fixture.read(payload).entries().forEach(EntrySizeTest::fits);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "x", "漢"})
    void fullestPushFitsIntoAnEntry(String unit) {
        var fixture = new Fixture("push-default-branch");
        ObjectNode payload = fixture.json();
        payload.put("ref", "refs/heads/" + unit.repeat(60_000));
        var commits = (ArrayNode) payload.get("commits");
        ObjectNode one = commits.get(0).deepCopy();
        for (int i = 0; i < 2_000; i++) {
            ObjectNode commit = one.deepCopy();
            commit.put("message", unit.repeat(1_000) + i);
            commit.withObject("/author").put("username", "somebody-" + i % 1_500);
            commit.putArray("added").add(unit.repeat(50) + i + "/" + unit.repeat(40) + "/" + i);
            commits.add(commit);
        }

        NewEntry entry = fixture.entry(payload);

        fits(entry);
        var pushed = (Pushed) entry.event();
        assertThat(pushed.authors()).hasSize(1_503);
        assertThat(pushed.widened()).isTrue();
        assertThat(pushed.commitCount()).isEqualTo(2_003);
    }

    private static void fits(NewEntry entry) {
        assertThat(EntryCodec.encode(entry, Redaction.VERSION, (field, text) -> text).size())
                .isLessThanOrEqualTo(EntryTooLarge.LIMIT);
    }
}
