package dev.tidemark.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.Actor;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.event.Subject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GitMapperTest {

    private static final Repository REPOSITORY =
            Repository.byName("github.com", "acme/infrastructure");
    private static final Revision BEFORE = new Revision("b".repeat(40));
    private static final Revision SHA = new Revision("a".repeat(40));
    private static final Instant COMMITTED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor HANA = new Actor("hana", "12345");
    private static final Actor RAVI = new Actor("ravi", null);
    private static final RevisionEvent.Commit COMMIT =
            new RevisionEvent.Commit(SHA, "Add queues (#43)", HANA);

    private final GitMapper mapper =
            new GitMapper(
                    ClonedFrom.parse("github.com/Acme/infrastructure"), "refs/heads/main", true);

    @Test
    void everyCommitIsAClaimedPush() {
        List<NewEntry> entries = mapper.map(commit("Add queues", false, HANA, RAVI, false));

        assertThat(entries)
                .containsExactly(
                        new NewEntry(
                                Envelope.of(
                                                Fact.of(
                                                        "github.com/acme/infrastructure",
                                                        "refs/heads/main",
                                                        BEFORE.sha(),
                                                        SHA.sha()),
                                                Subject.revision(REPOSITORY, SHA),
                                                URI.create(
                                                        "https://github.com/Acme/infrastructure"),
                                                COMMITTED,
                                                ActorProof.CLAIMED,
                                                ObservedBy.GIT)
                                        .by(RAVI)
                                        .in(REPOSITORY)
                                        .at(SHA),
                                new RevisionEvent.Pushed(
                                        "refs/heads/main",
                                        BEFORE,
                                        SHA,
                                        false,
                                        true,
                                        List.of("apps/queues.yaml"),
                                        false,
                                        List.of("hana"),
                                        List.of(COMMIT),
                                        1)));
    }

    @Test
    void squashIsAlsoAClaimedMergeOfItsPullRequest() {
        NewEntry merged =
                mapper.map(commit("Add queues (#43)", false, HANA, RAVI, false)).getLast();

        assertThat(merged.event())
                .isEqualTo(
                        new ChangeEvent.Merged(
                                SHA, new Description("Add queues", null, null, null, null, null)));
        assertThat(merged.envelope().fact())
                .isEqualTo(Fact.of("github.com/acme/infrastructure", "43", "merged", SHA.sha()));
        assertThat(merged.envelope().subject()).isEqualTo(Subject.change(REPOSITORY, 43));
        assertThat(merged.envelope().proof()).isEqualTo(ActorProof.CLAIMED);
    }

    @Test
    void mergeSaysBranchAndTitle() {
        String message = "Merge pull request #42 from acme/queues\n\nAdd queues";

        assertThat(mapper.map(commit(message, true, HANA, RAVI, false)).getLast().event())
                .isEqualTo(
                        new ChangeEvent.Merged(
                                SHA,
                                new Description("Add queues", null, null, "queues", null, null)));
    }

    @Test
    void twoCommitsThatNameOnePullRequestAreTwoFacts() {
        GitCommit one = commit("Add queues (#43)", false, HANA, RAVI, false);
        GitCommit other =
                new GitCommit(
                        new Revision("c".repeat(40)),
                        SHA,
                        false,
                        COMMITTED,
                        one.message(),
                        HANA,
                        RAVI,
                        false,
                        one.changed(),
                        one.authors(),
                        one.commits(),
                        1);

        assertThat(mapper.map(one).getLast().envelope().fact())
                .isNotEqualTo(mapper.map(other).getLast().envelope().fact());
    }

    @Test
    void whoClickedIsTheAuthorOfAMergeAndUnknownOfASquash() {
        String merge = "Merge pull request #42 from acme/queues";

        assertThat(actors(commit(merge, true, HANA, null, true))).containsExactly(HANA, HANA);
        assertThat(actors(commit("Edit", false, HANA, null, true))).containsExactly(HANA);
        assertThat(actors(commit("Add (#43)", false, HANA, null, true)))
                .containsExactly(null, null);
        assertThat(actors(commit("Push", false, HANA, null, false))).containsOnlyNulls();
    }

    private List<@Nullable Actor> actors(GitCommit commit) {
        return mapper.map(commit).stream()
                .<@Nullable Actor>map(entry -> entry.envelope().actor())
                .toList();
    }

    private static GitCommit commit(
            String message,
            boolean isMerge,
            @Nullable Actor author,
            @Nullable Actor committer,
            boolean byWebInterface) {
        return new GitCommit(
                SHA,
                BEFORE,
                isMerge,
                COMMITTED,
                CommitMessage.of(message),
                author,
                committer,
                byWebInterface,
                new ChangedPaths(List.of("apps/queues.yaml"), false),
                List.of("hana"),
                List.of(COMMIT),
                1);
    }
}
