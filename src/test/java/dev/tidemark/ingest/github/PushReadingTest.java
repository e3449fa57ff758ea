package dev.tidemark.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.Actor;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.Commit;
import dev.tidemark.event.RevisionEvent.Pushed;
import dev.tidemark.event.Subject;
import dev.tidemark.ingest.Reading;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PushReadingTest {

    private static final Fixture TO_MAIN = new Fixture("push-default-branch");

    @Test
    void pushHasThePathsAndAuthorsOfAllItsCommits() {
        Pushed pushed = pushed(TO_MAIN);

        assertThat(pushed.ref()).isEqualTo("refs/heads/main");
        assertThat(pushed.defaultBranch()).isTrue();
        assertThat(pushed.forced()).isFalse();
        assertThat(pushed.paths())
                .containsExactly("terraform/orders/README.md", "terraform/orders/main.tf");
        assertThat(pushed.widened()).isFalse();
        assertThat(pushed.authors()).containsExactly("mlind", "okafor", "tanaka");
        assertThat(pushed.commitCount()).isEqualTo(3);
        assertThat(pushed.commits())
                .extracting(Commit::subject)
                .containsExactly(
                        "Raise the orders database",
                        "Say why the class is larger",
                        "Merge pull request #418 from harbourline/orders-db");
        assertThat(pushed.commits())
                .extracting(Commit::author)
                .containsExactly(new Actor("mlind", null), null, new Actor("tanaka", null));
    }

    @Test
    void pushHappenedWhenGitHubTookItAndByWhoPushed() {
        Envelope envelope = TO_MAIN.entry().envelope();

        assertThat(envelope.time()).isEqualTo(Instant.parse("2026-03-02T09:58:12Z"));
        assertThat(envelope.actor()).isEqualTo(new Actor("tanaka", "1003"));
        assertThat(envelope.revision()).isEqualTo(pushed(TO_MAIN).after());
    }

    @Test
    void forcedPushMayHaveTouchedEverything() {
        Pushed forced = pushed(new Fixture("push-forced"));

        assertThat(forced.forced()).isTrue();
        assertThat(forced.widened()).isTrue();
        assertThat(forced.paths())
                .containsExactly(
                        ChangedPaths.EVERYTHING,
                        "terraform/orders/README.md",
                        "terraform/orders/main.tf");
    }

    @Test
    void newAndDeletedRefsAndTagsArePushesToo() {
        Pushed created = pushed(new Fixture("push-new-branch"));
        Pushed deleted = pushed(new Fixture("push-deleted-branch"));
        Pushed tag = pushed(new Fixture("push-tag"));

        assertThat(created.before()).isEqualTo(Revision.NONE);
        assertThat(created.defaultBranch()).isFalse();
        assertThat(deleted.after()).isEqualTo(Revision.NONE);
        Envelope envelope = new Fixture("push-deleted-branch").entry().envelope();
        assertThat(envelope.subject())
                .isEqualTo(
                        Subject.revision(
                                Repository.byId("github.com", 700100200), deleted.before()));
        assertThat(tag.ref()).isEqualTo("refs/tags/v1.4.0");
        assertThat(tag.commits()).isEmpty();
    }

    @Test
    void listThatGitHubCutStandsForEverything() {
        ObjectNode bySize = TO_MAIN.json().put("size", 40);
        ObjectNode byLimit = TO_MAIN.json();
        var commits = (ArrayNode) byLimit.get("commits");
        while (commits.size() < 2_048) {
            commits.add(commits.get(0).deepCopy());
        }

        assertThat(pushed(TO_MAIN, bySize).paths()).contains(ChangedPaths.EVERYTHING);
        assertThat(pushed(TO_MAIN, bySize).commitCount()).isEqualTo(40);
        assertThat(pushed(TO_MAIN, byLimit).paths()).contains(ChangedPaths.EVERYTHING);
        assertThat(pushed(TO_MAIN, byLimit).widened()).isTrue();
    }

    @Test
    void newestCommitsStayWhenNotAllFit() {
        ObjectNode large = TO_MAIN.json();
        var commits = (ArrayNode) large.get("commits");
        ObjectNode newest = commits.get(2).deepCopy();
        for (int i = 0; i < 500; i++) {
            commits.insert(0, newest.deepCopy().put("message", "\u0001".repeat(300) + i));
        }

        Pushed pushed = pushed(TO_MAIN, large);

        assertThat(pushed.commitCount()).isEqualTo(503);
        assertThat(pushed.commits()).hasSizeBetween(3, 100);
        assertThat(pushed.commits().getLast().sha()).isEqualTo(pushed.after());
    }

    @Test
    void pushWithMoreAuthorsThanAnEntryHoldsIsKeptUnread() {
        ObjectNode crowd = TO_MAIN.json();
        var commits = (ArrayNode) crowd.get("commits");
        ObjectNode one = commits.get(0).deepCopy();
        for (int i = 0; i < 2_000; i++) {
            ObjectNode commit = one.deepCopy();
            commit.withObject("/author").put("username", "a-very-long-login-of-somebody-" + i);
            commits.add(commit);
        }

        assertThat(TO_MAIN.read(crowd))
                .isEqualTo(new Reading.Unmappable("the push has more authors than an entry holds"));
    }

    private static Pushed pushed(Fixture fixture) {
        return pushed(fixture, fixture.json());
    }

    private static Pushed pushed(Fixture fixture, ObjectNode payload) {
        return (Pushed) fixture.entry(payload).event();
    }
}
