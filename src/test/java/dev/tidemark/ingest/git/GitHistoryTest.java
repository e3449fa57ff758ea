package dev.tidemark.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.event.Actor;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.Commit;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHistoryTest {

    private static final NoreplyAddress ADDRESSES = new NoreplyAddress("github.com");

    @TempDir private Path directory;
    private GitFixture git;

    @BeforeEach
    void create() {
        git = new GitFixture(directory.resolve("repository.git"));
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void firstParentsComeOldestFirstWithTheirPaths() {
        ObjectId first = git.commit("First", Map.of("a", "1", "dir/b", "1"));
        ObjectId second = git.commit("Second", Map.of("a", "2", "dir/b", "1"), first);
        ObjectId empty = git.commit("Empty", Map.of("a", "2", "dir/b", "1"), second);
        git.branch("main", empty);

        List<GitCommit> history = read(null);

        assertThat(history)
                .extracting(GitCommit::sha)
                .containsExactly(revision(first), revision(second), revision(empty));
        assertThat(history)
                .extracting(GitCommit::before)
                .containsExactly(Revision.NONE, revision(first), revision(second));
        assertThat(history)
                .extracting(commit -> commit.changed().paths())
                .containsExactly(List.of("a", "dir/b"), List.of("a"), List.of());
    }

    @Test
    void mergeBringsTheCommitsOfItsSideOldestFirst() {
        ObjectId first = git.commit("First", Map.of("a", "1"));
        ObjectId one = git.commit("One", Map.of("a", "1", "b", "1"), first);
        ObjectId two = git.commit("Two", Map.of("a", "1", "b", "2", "c", "1"), one);
        ObjectId merge =
                git.commit(
                        "Merge branch 'side'",
                        GitFixture.RAVI,
                        GitFixture.RAVI,
                        git.tree(Map.of("a", "1", "b", "2", "c", "1")),
                        first,
                        two);
        git.branch("main", merge);

        GitCommit merged = read(null).getLast();

        var hana = new Actor("hana", "12345");
        assertThat(merged.isMerge()).isTrue();
        assertThat(merged.commitCount()).isEqualTo(3);
        assertThat(merged.commits())
                .containsExactly(
                        new Commit(revision(one), "One", hana),
                        new Commit(revision(two), "Two", hana),
                        new Commit(revision(merge), "Merge branch 'side'", null));
        assertThat(merged.authors()).containsExactly("hana");
        assertThat(merged.changed().paths()).containsExactly("b", "c");
    }

    @Test
    void whoeverCommittedSomebodysWorkCountsAmongTheAuthors() {
        PersonIdent ravi = GitFixture.person("Ravi", "ravi@users.noreply.github.com");
        ObjectId rebased = git.commit("Rebased", GitFixture.HANA, ravi, git.tree(Map.of("a", "1")));
        ObjectId squashed =
                git.commit(
                        "Squashed (#1)",
                        GitFixture.HANA,
                        GitFixture.GITHUB,
                        git.tree(Map.of("a", "2")),
                        rebased);
        git.branch("main", squashed);

        assertThat(read(null))
                .extracting(GitCommit::authors)
                .containsExactly(List.of("hana", "ravi"), List.of("hana"));
    }

    @Test
    void octopusBringsTheCommitsOfEverySideOnce() {
        ObjectId first = git.commit("First", Map.of("a", "1"));
        ObjectId shared = git.commit("Shared", Map.of("a", "1", "s", "1"), first);
        ObjectId left = git.commit("Left", Map.of("a", "1", "s", "1", "l", "1"), shared);
        ObjectId right = git.commit("Right", Map.of("a", "1", "s", "1", "r", "1"), shared);
        ObjectId other = git.commit("Other", Map.of("o", "1"));
        ObjectId octopus =
                git.commit(
                        "Octopus",
                        Map.of("a", "1", "s", "1", "l", "1", "r", "1", "o", "1"),
                        first,
                        left,
                        right,
                        other);
        git.branch("main", octopus);

        GitCommit merged = read(null).getLast();

        assertThat(merged.commits())
                .extracting(Commit::subject)
                .containsExactly("Shared", "Left", "Right", "Other", "Octopus");
        assertThat(merged.changed().paths()).containsExactly("l", "o", "r", "s");
    }

    @Test
    void onlyTheNewestCommitsOfALongSideAreKeptButEveryAuthor() {
        ObjectId first = git.commit("First", Map.of());
        ObjectId tip = first;
        for (int i = 0; i < 400; i++) {
            PersonIdent author =
                    GitFixture.person("x", "author-%03d@users.noreply.github.com".formatted(i));
            tip = git.commit("Side " + i, author, author, git.tree(Map.of("f", "" + i)), tip);
        }
        git.branch("main", git.commit("Merge", Map.of("f", "399"), first, tip));

        GitCommit merged = read(null).getLast();

        assertThat(merged.commitCount()).isEqualTo(401);
        assertThat(merged.authors()).hasSize(401).contains("author-000", "author-399", "hana");
        assertThat(merged.commits()).hasSizeBetween(20, 100);
        assertThat(merged.commits().getLast().subject()).isEqualTo("Merge");
    }

    @Test
    void encodingOfAMessageIsHonoured() {
        Charset latin = Charset.forName("ISO-8859-15");
        ObjectId tip =
                git.commit(
                        "Größe für 5 €",
                        latin,
                        GitFixture.HANA,
                        GitFixture.HANA,
                        git.tree(Map.of("größe", "1")));
        git.branch("main", tip);

        GitCommit commit = read(null).getFirst();

        assertThat(commit.message().subject()).isEqualTo("Größe für 5 €");
        assertThat(commit.changed().paths()).containsExactly("größe");
    }

    @Test
    void unknownEncodingAndBrokenBytesAreStillText() {
        git.branch("main", raw("encoding klingon\n", "Bad \u00ff byte", "1772366400 +0000"));

        assertThat(read(null).getFirst().message().subject()).isEqualTo("Bad \u00ff byte");
    }

    @Test
    void clockOfACommitMaySayAnything() {
        git.branch("main", raw("", "Late", "99999999999999 +0000"));
        assertThat(read(null).getFirst().committedAt())
                .isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));

        git.branch("main", raw("", "Early", "-99999999 +0000"));
        assertThat(read(null).getFirst().committedAt()).isEqualTo(Instant.EPOCH);

        git.branch("main", raw("", "Never", "yesterday"));
        assertThat(read(null).getFirst().committedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void remoteHeadGoesBeforeTheBranchThatIsCheckedOut() {
        ObjectId fetched = git.commit("Fetched", Map.of("a", "1"));
        ObjectId local = git.commit("Not pushed", Map.of("a", "2"), fetched);
        git.ref("refs/remotes/origin/trunk", fetched);
        git.link("refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
        git.branch("trunk", local);
        git.branch("main", local);

        try (GitHistory history = open(null)) {
            assertThat(history.branch()).isEqualTo(new DefaultBranch("trunk", fetched, true));
        }
        try (GitHistory history = open("main")) {
            assertThat(history.branch()).isEqualTo(new DefaultBranch("main", local, false));
        }
    }

    @Test
    void batchesEndWithTheHistory() {
        ObjectId tip = git.commit("First", Map.of());
        for (int i = 1; i < 5; i++) {
            tip = git.commit("Next", Map.of("f", "" + i), tip);
        }
        git.branch("main", tip);

        try (GitHistory history = open(null)) {
            assertThat(history.size()).isEqualTo(5);
            assertThat(history.next(3)).hasSize(3);
            assertThat(history.next(3)).hasSize(2);
            assertThat(history.next(3)).isEmpty();
        }
    }

    @Test
    void workingCloneIsFoundThroughALinkAndThroughAFile() throws IOException {
        git.branch("main", git.commit("First", Map.of("a", "1")));
        Path linked = Files.createDirectory(directory.resolve("linked"));
        Files.createSymbolicLink(linked.resolve(".git"), git.path());
        Path filed = Files.createDirectory(directory.resolve("filed"));
        Files.writeString(filed.resolve(".git"), "gitdir: ../repository.git\n");

        assertThat(read(linked, null)).hasSize(1);
        assertThat(read(filed, null)).hasSize(1);
    }

    @Test
    void folderInsideACloneIsNotTheClone() throws IOException {
        Path inside = Files.createDirectory(git.path().resolve("inside"));

        assertUnusable(inside, null, "is not a Git repository");
        assertUnusable(directory.resolve("nowhere"), null, "is not a Git repository");
        Path broken = Files.createDirectory(directory.resolve("broken"));
        Files.createSymbolicLink(broken.resolve(".git"), broken.resolve(".git"));
        assertUnusable(broken, null, "is not a Git repository");
    }

    @Test
    void unbornOrDetachedHeadAsksForTheBranch() {
        assertUnusable(git.path(), null, "no branch main with a commit in this clone; it has none");

        ObjectId tip = git.commit("First", Map.of("a", "1"));
        git.branch("release", tip);
        assertUnusable(git.path(), "main", "it has release");

        git.ref("HEAD", tip);
        assertUnusable(git.path(), null, "--branch");
    }

    @Test
    void cloneWithOtherObjectNamesIsRefused() throws IOException {
        Files.writeString(
                git.path().resolve("config"),
                """
                [core]
                    repositoryformatversion = 1
                    bare = true
                [extensions]
                    objectFormat = sha256
                """);

        assertUnusable(git.path(), null, "names its objects by sha256");
    }

    @Test
    void settingsOfACloneAreReadButNothingInItIsRun() throws IOException {
        Path trap = directory.resolve("trap");
        Path hook = Files.writeString(directory.resolve("hook"), "#!/bin/sh\ntouch " + trap);
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        git.branch("main", git.commit("First", Map.of("a", "1", ".gitattributes", "* diff=x")));
        Files.writeString(
                git.path().resolve("config"),
                """
                [core]
                    bare = true
                    fsmonitor = %1$s
                    hooksPath = %2$s
                    pager = %1$s
                    sshCommand = %1$s
                [diff "x"]
                    textconv = %1$s
                    command = %1$s
                [include]
                    path = /nowhere
                """
                        .formatted(hook, directory));

        assertThat(read(null)).hasSize(1);
        assertThat(trap).doesNotExist();
    }

    @Test
    void shallowCloneSaysWhereItIsCut() throws IOException {
        ObjectId cut = git.commit("Cut", Map.of("a", "1"), ObjectId.fromString("1".repeat(40)));
        git.branch("main", git.commit("Newer", Map.of("a", "2"), cut));
        Files.writeString(git.path().resolve("shallow"), cut.name() + "\n");

        assertUnusable(
                git.path(), null, "cut at " + cut.name() + " of 2026-03-01T12:00:00Z", "unshallow");
    }

    @Test
    void sideOfAMergeThatIsCutIsRefusedToo() throws IOException {
        ObjectId first = git.commit("First", Map.of("a", "1"));
        ObjectId cut = git.commit("Cut", Map.of("b", "1"), ObjectId.fromString("1".repeat(40)));
        git.branch("main", git.commit("Merge", Map.of("a", "1", "b", "1"), first, cut));
        Files.writeString(git.path().resolve("shallow"), cut.name() + "\n");

        assertUnusable(git.path(), null, "cut at " + cut.name(), "unshallow");
    }

    @Test
    void missingAndMalformedObjectsAreNamed() {
        git.branch("main", git.commit("Orphan", Map.of(), ObjectId.fromString("1".repeat(40))));
        assertUnusable(git.path(), null, "1".repeat(40) + " is missing");

        git.branch(
                "main",
                git.commit(
                        "No tree",
                        GitFixture.HANA,
                        GitFixture.HANA,
                        ObjectId.fromString("2".repeat(40))));
        assertUnusable(git.path(), null, "2".repeat(40) + " is missing");

        git.branch(
                "main",
                git.object(Constants.OBJ_COMMIT, "tree nonsense".getBytes(StandardCharsets.UTF_8)));
        assertUnusable(git.path(), null, "damaged");

        git.branch(
                "main",
                git.object(Constants.OBJ_BLOB, "not a commit".getBytes(StandardCharsets.UTF_8)));
        assertUnusable(git.path(), null, "cannot be read");
    }

    private ObjectId raw(String header, String message, String when) {
        String commit =
                "tree %s\nauthor A <a@b> %s\ncommitter C <c@d> %s\n%s\n%s\n"
                        .formatted(git.tree(Map.of()).name(), when, when, header, message);
        return git.object(Constants.OBJ_COMMIT, commit.getBytes(StandardCharsets.ISO_8859_1));
    }

    private List<GitCommit> read(@Nullable String branch) {
        return read(git.path(), branch);
    }

    private static List<GitCommit> read(Path clone, @Nullable String branch) {
        var all = new ArrayList<GitCommit>();
        try (GitHistory history = GitHistory.open(clone, branch, ADDRESSES)) {
            for (var batch = history.next(2); !batch.isEmpty(); batch = history.next(2)) {
                all.addAll(batch);
            }
        }
        return all;
    }

    private GitHistory open(@Nullable String branch) {
        return GitHistory.open(git.path(), branch, ADDRESSES);
    }

    private static void assertUnusable(Path clone, @Nullable String branch, String... parts) {
        assertThatExceptionOfType(UnusableClone.class)
                .isThrownBy(() -> read(clone, branch))
                .satisfies(unusable -> assertThat(unusable.getMessage()).contains(parts));
    }

    private static Revision revision(ObjectId id) {
        return new Revision(id.name());
    }
}
