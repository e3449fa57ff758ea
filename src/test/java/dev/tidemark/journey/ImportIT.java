package dev.tidemark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ingest.git.GitFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A clone's past comes in beside a running portal; again, it changes nothing; nor does a rebuild.
 */
class ImportIT {

    private static final Pattern SIZES =
            Pattern.compile("\"size\":(\\d+),.*\"checkpointSize\":(\\d+),");
    private static final String REPOSITORY = "github.com/eco-cycle/backend";

    @TempDir private Path temporary;

    @Test
    void importTwiceAndRebuildLeavePagesAndRootAsTheyWere() throws Exception {
        importTwiceAndRebuild(300);
    }

    @Test
    @Tag("full")
    void importOfThousandsTwiceAndRebuildLeavePagesAndRootAsTheyWere() throws Exception {
        importTwiceAndRebuild(5_000);
    }

    private void importTwiceAndRebuild(int commits) throws Exception {
        Path data = temporary.resolve("data");
        try (var clone = new GitFixture(temporary.resolve("clone.git"));
                PackagedPortal portal = PackagedPortal.start(data)) {
            String path = history(clone, commits).toString();

            String first = importGit(data, path);
            awaitReadModels(portal);
            List<String> pages = pages(portal);
            String checkpoint = checkpoint(portal);
            String second = importGit(data, path);

            assertThat(first).contains("0 already recorded");
            assertThat(second).contains(" 0 new entries");
            assertThat(checkpoint(portal)).isEqualTo(checkpoint);
            assertThat(pages(portal)).isEqualTo(pages);

            PackagedPortal.run(data, "rebuild");

            assertThat(checkpoint(portal)).isEqualTo(checkpoint);
            assertThat(pages(portal)).isEqualTo(pages);
            assertThat(String.join("\n", pages)).contains("\"number\":" + commits + ",");
        }
    }

    private static String importGit(Path data, String clone)
            throws IOException, InterruptedException {
        return PackagedPortal.run(data, "import", "git", clone, "--repository", REPOSITORY);
    }

    /** Squash merges, with a real merge every third time. */
    private static Path history(GitFixture clone, int commits) {
        ObjectId tip = clone.commit("Begin", Map.of("README", "0"));
        for (int i = 1; i <= commits; i++) {
            Map<String, String> files =
                    Map.of("README", "0", "k8s/overlays/auth/kustomization.yaml", "" + i);
            tip =
                    i % 3 == 0
                            ? clone.commit(
                                    "Merge pull request #" + i + " from eco-cycle/change-" + i,
                                    files,
                                    tip,
                                    clone.commit("Change " + i, files, tip))
                            : clone.commit("Change auth to " + i + " (#" + i + ")", files, tip);
        }
        clone.branch("main", tip);
        return clone.path();
    }

    private static void awaitReadModels(PackagedPortal portal)
            throws IOException, InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofMinutes(3));
        while (portal.get("/api/v1/status").matches("(?s).*\"behind\":[1-9].*")) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(200);
        }
    }

    /** Every page of the list of changes, and the first and the last change. */
    private static List<String> pages(PackagedPortal portal)
            throws IOException, InterruptedException {
        var pages = new ArrayList<String>();
        String after = "";
        while (after != null) {
            String page = portal.get("/api/v1/changes?limit=200" + after);
            pages.add(page);
            int next = page.indexOf("\"next\":\"");
            after =
                    next < 0
                            ? null
                            : "&after=" + page.substring(next + 8, page.indexOf('"', next + 8));
        }
        pages.add(portal.get("/api/v1/changes/eco-cycle/backend/1"));
        pages.add(portal.get("/api/v1/changes/eco-cycle/backend/3"));
        return pages;
    }

    /** The checkpoint once it covers every entry. */
    private static String checkpoint(PackagedPortal portal)
            throws IOException, InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofMinutes(1));
        while (!isSigned(portal.get("/api/v1/status"))) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(200);
        }
        return portal.get("/log/checkpoint");
    }

    private static boolean isSigned(String status) {
        Matcher sizes = SIZES.matcher(status);
        return sizes.find() && sizes.group(1).equals(sizes.group(2));
    }
}
