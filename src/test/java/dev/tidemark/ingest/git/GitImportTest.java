package dev.tidemark.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.database.TestDatabase;
import dev.tidemark.event.ActorProof;
import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import dev.tidemark.event.RevisionEvent;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.eventlog.LogUnavailable;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.ingest.git.GitImport.Progress;
import io.agroal.api.AgroalDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class GitImportTest {

    private static final String REPOSITORY = "github.com/acme/infrastructure";

    @TempDir private Path directory;
    private AgroalDataSource database;
    private EventLog log;
    private GitImport gitImport;
    private GitFixture git;

    @BeforeEach
    void open() {
        database = TestDatabase.pool(TestDatabase.fresh().application());
        log = new EventLog(database);
        gitImport = new GitImport(log, Clock.systemUTC());
        git = new GitFixture(directory.resolve("repository.git"));
    }

    @AfterEach
    void close() {
        git.close();
        log.close();
        database.close();
    }

    @Test
    void everyCommitIsRecordedOnceHoweverOftenItIsImported() {
        ObjectId first = git.commit("Begin", Map.of("README.md", "1"));
        ObjectId squash = git.commit("Add auth (#1)", Map.of("README.md", "1", "auth", "1"), first);
        ObjectId side = git.commit("Add my", Map.of("my", "1"), first);
        ObjectId merge =
                git.commit(
                        "Merge pull request #2 from acme/my\n\nAdd my",
                        Map.of("README.md", "1", "auth", "1", "my", "1"),
                        squash,
                        side);
        git.branch("main", merge);

        GitImportSummary once = run();
        List<StoredEntry> afterOnce = log.read(0, 100);
        GitImportSummary twice = run();

        assertThat(once.toString())
                .matches("3 commits, 5 new entries, 0 already recorded, in \\d+\\.\\d s");
        assertThat(twice.newEntries()).isZero();
        assertThat(twice.alreadyRecorded()).isEqualTo(5);
        assertThat(log.read(0, 100))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(afterOnce);
        assertThat(recorded())
                .extracting(entry -> entry.event().getClass().getSimpleName())
                .containsExactly("Pushed", "Pushed", "Merged", "Pushed", "Merged");
        assertThat(recorded()).allMatch(entry -> entry.envelope().proof() == ActorProof.CLAIMED);
    }

    @Test
    void whatWasAddedSinceIsAllThatASecondImportAppends() {
        ObjectId first = git.commit("Begin", Map.of("a", "1"));
        git.branch("main", first);
        run();
        git.branch("main", git.commit("Next (#1)", Map.of("a", "2"), first));

        GitImportSummary second = run();

        assertThat(second.newEntries()).isEqualTo(2);
        assertThat(second.alreadyRecorded()).isEqualTo(1);
    }

    @Test
    void importThatWasInterruptedGoesOnWhereItWas() {
        git.branch("main", history(1_200));

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> gitImport.run(git.path(), REPOSITORY, null, this::interrupt));
        long interruptedAt = log.size();
        GitImportSummary rest = run();

        assertThat(interruptedAt).isPositive().isLessThan(1_200);
        assertThat(rest.alreadyRecorded()).isEqualTo(interruptedAt);
        assertThat(rest.alreadyRecorded() + rest.newEntries()).isEqualTo(1_200);
        assertThat(log.size()).isEqualTo(1_200);
    }

    private void interrupt(Progress progress) {
        throw new CancellationException("as if killed after " + progress.commits());
    }

    @Test
    @Timeout(60)
    void thousandsOfCommitsTakeSecondsAndProgressIsTold() {
        git.branch("main", history(2_000));
        var told = new ArrayList<Progress>();

        GitImportSummary summary = gitImport.run(git.path(), REPOSITORY, null, told::add);

        assertThat(summary.commits()).isEqualTo(2_000);
        assertThat(summary.took()).isLessThan(Duration.ofSeconds(30));
        assertThat(told).first().isEqualTo(new Progress("main", 500, 2_000));
        assertThat(told).last().isEqualTo(new Progress("main", 2_000, 2_000));
    }

    @Test
    void noAddressAndNoNameOfAPersonIsInTheLog() {
        PersonIdent outsider = GitFixture.person("Zoe Quist", "zoe@mail.acme.example");
        ObjectId first = git.commit("Begin", outsider, outsider, git.tree(Map.of("a", "1")));
        ObjectId side =
                git.commit(
                        "Ask zoe@mail.acme.example\n\nSigned-off-by: Zoe Quist <zoe@x.example>",
                        outsider,
                        GitFixture.HANA,
                        git.tree(Map.of("a", "2")),
                        first);
        git.branch(
                "main",
                git.commit(
                        "Merge pull request #5 from zoe/ask\n\nMail zoe@mail.acme.example",
                        GitFixture.HANA,
                        outsider,
                        git.tree(Map.of("a", "2")),
                        first,
                        side));

        run();

        assertThat(text()).contains("hana", "12345", "[redacted:email]", "Mail");
        assertThat(text()).doesNotContain("Zoe", "Quist", "@mail", "Hana", "noreply", "Kim");
    }

    @Test
    void claimsOfOneNumberStandSideBySide() {
        ObjectId first = git.commit("Add queues (#7)", Map.of("a", "1"));
        ObjectId second = git.commit("Really add queues (#7)", Map.of("a", "2"), first);
        ObjectId third =
                git.commit("Merge pull request #900 from nobody/nothing", Map.of("a", "3"), second);
        git.branch("main", git.commit("Revert \"Add queues (#7)\"", Map.of("a", "2"), third));

        run();

        List<Recorded<Event>> merged =
                recorded().stream()
                        .filter(entry -> entry.event() instanceof ChangeEvent.Merged)
                        .toList();
        assertThat(merged)
                .extracting(entry -> entry.envelope().fact().value())
                .containsExactly(
                        "github.com%2Facme%2Finfrastructure/7/merged/" + first.name(),
                        "github.com%2Facme%2Finfrastructure/7/merged/" + second.name(),
                        "github.com%2Facme%2Finfrastructure/900/merged/" + third.name());
    }

    @Test
    void hostileCommitsFitIntoTheirEntries() {
        var files = new TreeMap<String, String>();
        for (int i = 0; i < 4_000; i++) {
            files.put("dir/\u0001\"long name of a file with control characters " + i, "1");
        }
        ObjectId tip =
                git.commit(
                        "\"\u0001\u202e<script>\ud83d\ude80".repeat(20_000) + " (#1)\n\nbody",
                        files);
        for (int i = 0; i < 150; i++) {
            tip = git.commit("\"\\".repeat(5_000) + i, Map.of("f", "" + i), tip);
        }
        git.branch("side", tip);
        ObjectId root = git.commit("Root", Map.of());
        git.branch("main", git.commit("Merge pull request #2 from a/b", files, root, tip));

        GitImportSummary main = run();
        GitImportSummary side = gitImport.run(git.path(), REPOSITORY, "side", progress -> {});

        assertThat(main.leftOut()).isEmpty();
        assertThat(side.leftOut()).isEmpty();
        assertThat(recorded()).hasSize((int) (main.newEntries() + side.newEntries()));
        RevisionEvent.Pushed merge =
                recorded().stream()
                        .map(Recorded::event)
                        .filter(RevisionEvent.Pushed.class::isInstance)
                        .map(RevisionEvent.Pushed.class::cast)
                        .filter(pushed -> pushed.commitCount() > 1)
                        .findFirst()
                        .orElseThrow();
        assertThat(merge.widened()).isTrue();
        assertThat(merge.paths()).containsExactly("dir/");
    }

    @Test
    void mergeOfMoreAuthorsThanAnEntryHoldsIsLeftOutAndNamed() {
        ObjectId first = git.commit("Begin", Map.of("a", "1"));
        ObjectId tip = first;
        for (int i = 0; i < 1_500; i++) {
            PersonIdent author =
                    GitFixture.person(
                            "x", "%s-%04d@users.noreply.github.com".formatted("y".repeat(50), i));
            tip = git.commit("Side", author, author, git.tree(Map.of("a", "" + i)), tip);
        }
        ObjectId merge = git.commit("Merge", Map.of("a", "1"), first, tip);
        git.branch("main", git.commit("Next", Map.of("a", "2"), merge));

        GitImportSummary summary = run();

        assertThat(summary.toString())
                .startsWith("3 commits, 2 new entries, 0 already recorded")
                .endsWith("more authors than an entry holds: " + merge.name());
        assertThat(log.size()).isEqualTo(2);
    }

    @Test
    void clockOfACommitMaySayAnythingThatAnEntryCanHold() {
        PersonIdent late = GitFixture.person("x", "x@y", "9999-12-31T23:59:59Z");
        git.branch("main", git.commit("Late", late, late, git.tree(Map.of("a", "1"))));

        run();

        assertThat(recorded())
                .first()
                .extracting(Recorded::time)
                .hasToString("9999-12-31T23:59:59Z");
    }

    @Test
    void unusableCloneAppendsNothing() {
        git.branch(
                "main",
                git.commit(
                        "Broken",
                        GitFixture.HANA,
                        GitFixture.HANA,
                        git.object(Constants.OBJ_BLOB, new byte[] {1})));

        assertThatExceptionOfType(UnusableClone.class).isThrownBy(this::run);
        assertThat(log.size()).isZero();
    }

    @Test
    void databaseThatIsGoneIsSaidSo() {
        git.branch("main", git.commit("Begin", Map.of("a", "1")));
        database.close();

        assertThatExceptionOfType(LogUnavailable.class).isThrownBy(this::run);
    }

    private ObjectId history(int commits) {
        var files = new HashMap<String, String>();
        ObjectId tip = null;
        for (int i = 0; i < commits; i++) {
            files.put("k8s/overlays/service-%02d/deployment.yaml".formatted(i % 40), "v" + i);
            tip = tip == null ? git.commit("Begin", files) : git.commit("Change " + i, files, tip);
        }
        return java.util.Objects.requireNonNull(tip);
    }

    private GitImportSummary run() {
        return gitImport.run(git.path(), REPOSITORY, null, progress -> {});
    }

    private List<Recorded<Event>> recorded() {
        return log.read(0, 10_000).stream().map(StoredEntry::decode).toList();
    }

    private String text() {
        var text = new StringBuilder();
        log.read(0, 10_000)
                .forEach(entry -> text.append(new String(entry.bytes(), StandardCharsets.UTF_8)));
        return text.toString();
    }
}
