package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Repository;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statement;
import dev.tidemark.ingest.Statement.Comment.Happening;
import dev.tidemark.ingest.StatementReader;
import dev.tidemark.ingest.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Comments and statuses are carried to whoever can read them, with who said it and how we know. */
class StatementReadingTest {

    private final Listening listening = new Listening();
    private final GitHubMapper mapper =
            new GitHubMapper(new Statements(List.of(new Indifferent(), listening)));

    /** A reader that keeps what it is asked. */
    private static final class Listening implements StatementReader {

        private final List<Statement> heard = new ArrayList<>();

        @Override
        public int version() {
            return 4;
        }

        @Override
        public Reading read(Statement statement) {
            heard.add(statement);
            return new Reading.Unmappable("heard");
        }
    }

    /** A reader of another tool. */
    private static final class Indifferent implements StatementReader {

        @Override
        public int version() {
            return 2;
        }

        @Override
        public Reading read(Statement statement) {
            return new Reading.Kept("not of my tool");
        }
    }

    @Test
    void commentIsCarriedWithItsAuthorAndWhatHappenedToIt() {
        Reading reading = read("issue_comment", "issue_comment-atlantis-apply");

        assertThat(reading).isEqualTo(new Reading.Unmappable("heard"));
        var comment = (Statement.Comment) listening.heard.getFirst();
        assertThat(comment.change()).isEqualTo(418);
        assertThat(comment.id()).isEqualTo("770001");
        assertThat(comment.author()).isEqualTo(new Actor("okafor", "1002"));
        assertThat(comment.body()).isEqualTo("atlantis apply -p orders");
        assertThat(comment.createdAt()).isEqualTo(Instant.parse("2026-03-02T09:50:00Z"));
        assertThat(comment.updatedAt()).isEqualTo(comment.createdAt());
        assertThat(comment.happening()).isEqualTo(Happening.CREATED);
        assertThat(comment.by()).isEqualTo(new Actor("okafor", "1002"));
        assertThat(comment.context().proof()).isEqualTo(ActorProof.SIGNED);
        assertThat(comment.context().repository())
                .isEqualTo(Repository.byId("github.com", 700100200));
        assertThat(comment.context().mapper()).isEqualTo(mapper.version());
    }

    @Test
    void editsAndDeletionsSayWhoDidThem() {
        for (String action : List.of("edited", "deleted")) {
            ObjectNode json = new Fixture("issue_comment-atlantis-apply").json();
            json.put("action", action);
            json.withObject("/sender").put("login", "mlind").put("id", 1001);
            mapper.read("issue_comment", json, Fixture.EVIDENCE);
        }

        assertThat(listening.heard)
                .extracting(statement -> ((Statement.Comment) statement).happening())
                .containsExactly(Happening.EDITED, Happening.DELETED);
        assertThat(listening.heard)
                .extracting(statement -> ((Statement.Comment) statement).by())
                .containsOnly(new Actor("mlind", "1001"));
    }

    @Test
    void commentsOnIssuesAreNobodysStatements() {
        ObjectNode json = new Fixture("issue_comment-atlantis-apply").json();
        json.withObject("/issue").remove("pull_request");

        assertThat(mapper.read("issue_comment", json, Fixture.EVIDENCE))
                .isEqualTo(new Reading.Kept("a comment on an issue, not on a pull request"));
        assertThat(listening.heard).isEmpty();
    }

    @Test
    void statusIsCarriedWithItsRevision() {
        read("status", "status-atlantis-plan");

        var status = (Statement.Status) listening.heard.getFirst();
        assertThat(status.id()).isEqualTo("33000000001");
        assertThat(status.name()).isEqualTo("atlantis/plan");
        assertThat(status.state()).isEqualTo("success");
        assertThat(status.description()).isEqualTo("1/1 projects planned successfully.");
        assertThat(status.revision().sha()).startsWith("178c040f");
        assertThat(status.at()).isEqualTo(Instant.parse("2026-03-02T08:57:00Z"));
    }

    @Test
    void versionRisesWithEveryReadersVersion() {
        assertThat(mapper.version()).isEqualTo(GitHubMapper.VERSION + 2 + 4);
    }

    private Reading read(String event, String fixture) {
        return mapper.read(event, new Fixture(fixture).json(), Fixture.EVIDENCE);
    }
}
