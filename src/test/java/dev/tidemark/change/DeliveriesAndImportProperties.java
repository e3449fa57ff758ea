package dev.tidemark.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.event.NewEntry;
import dev.tidemark.ingest.git.GitFixture;
import dev.tidemark.ingest.git.GitImport;
import dev.tidemark.ingest.github.Fixture;
import dev.tidemark.projection.LogFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** GitHub's recorded forms and a clone's past, as the mappers read them, through the real log. */
class DeliveriesAndImportProperties {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPOSITORY = "github.com/harbourline/gitops";

    /** What the recorded forms call the default branch before and after their merge. */
    private static final String BEFORE = "1405df66cbe219b0bf6355bc3d60361a8376b6b4";

    private static final String MERGED_AS = "14091a9f2461267ee7e02525b4f1f2923f1c9849";

    /** Read models, less what tells the order of arrival. */
    private record Shown(Map<String, Change> changes, Map<String, PushedRevision> revisions) {}

    @Property(tries = 8)
    void readModelsAreTheSameWheneverTheImportCameAndWhateverWasRepeated(@ForAll Random random)
            throws IOException {
        try (var clone = new GitFixture(newDirectory().resolve("clone.git"))) {
            ObjectId begun = clone.commit("Begin", Map.of("README", "1"));
            ObjectId merged =
                    clone.commit(
                            "Give auth sessions their own Redis (#418)",
                            Map.of("README", "1", "k8s/overlays/auth/redis.yaml", "1"),
                            begun);
            ObjectId claimed =
                    clone.commit("Merge pull request #900", Map.of("README", "2"), merged);
            clone.branch("main", claimed);
            List<List<NewEntry>> deliveries = deliveries(begun.name(), merged.name());

            Shown inOrder = shown(deliveries, clone.path(), null);

            // Git's claim is the same merge, and one that only calls itself #900 is none.
            assertThat(inOrder.changes()).containsOnlyKeys("change/github.com%2F700100200/418");
            assertThat(shown(deliveries, clone.path(), random)).isEqualTo(inOrder);
        }
    }

    private static Path newDirectory() throws IOException {
        Path clones = Files.createDirectories(Path.of("target", "test-clones"));
        return Files.createTempDirectory(clones, "clone");
    }

    /** The recorded forms, as if this clone's commits were theirs. */
    private static List<List<NewEntry>> deliveries(String before, String mergedAs) {
        return Fixture.ALL.stream()
                // The same opening as another form's, told otherwise, which no source does.
                .filter(fixture -> !fixture.name().equals("pull_request-opened-by-deleted-account"))
                .map(fixture -> fixture.read(of(fixture, before, mergedAs)).entries())
                .filter(entries -> !entries.isEmpty())
                .toList();
    }

    private static JsonNode of(Fixture fixture, String before, String mergedAs) {
        String text = new String(fixture.bytes(), StandardCharsets.UTF_8);
        try {
            return JSON.readTree(text.replace(BEFORE, before).replace(MERGED_AS, mergedAs));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Every delivery and then the import; by chance all of it twice and in any order. */
    private static Shown shown(
            List<List<NewEntry>> deliveries, Path clone, @Nullable Random random) {
        var changes = new ChangeProjection();
        var revisions = new RevisionProjection();
        try (var fixture = new LogFixture()) {
            var gitImport = new GitImport(fixture.log(), Clock.systemUTC());
            var steps = new ArrayList<Runnable>();
            deliveries.forEach(entries -> steps.add(() -> fixture.append(entries)));
            steps.add(() -> gitImport.run(clone, REPOSITORY, null, progress -> {}));
            if (random != null) {
                steps.addAll(List.copyOf(steps));
                Collections.shuffle(steps, random);
            }
            var projections = fixture.projections(changes, revisions);
            for (Runnable step : steps) {
                step.run();
                projections.catchUp();
            }
            return new Shown(
                    ReadModelProperties.withoutPositions(fixture.rows(changes)),
                    fixture.rows(revisions));
        }
    }
}
