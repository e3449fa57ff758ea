package dev.tidemark.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.sandbox.git.BareClone;
import dev.tidemark.sandbox.github.WebhookRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareCloneTest {

    @Test
    void cloneHoldsTheRevisionsThatWebhooksSpeakOf(@TempDir Path directory) throws IOException {
        var heads = new ArrayList<String>();
        List<WebhookRequest> told;
        try (var objects = BareClone.at(directory.resolve("git"), "main")) {
            told = ToldStory.of(7, 1, false, objects);
            objects.publish();
        }
        for (var request : told) {
            var push = new ObjectMapper().readTree(request.body());
            if (push.path("ref").asText().equals("refs/heads/main")) {
                heads.add(push.path("after").textValue());
            }
        }

        assertThat(heads).hasSizeGreaterThan(10);
        assertThat(firstParentsOfMain(directory)).containsAll(heads).startsWith(heads.getLast());
        assertThat(told.stream().map(WebhookRequest::guid).toList())
                .as("storing or only hashing gives the same story")
                .isEqualTo(ToldStory.of(7, 1, false).stream().map(WebhookRequest::guid).toList());
    }

    @Test
    void cloneOfAnEarlierStoryIsReusedAndAnythingElseIsLeftAlone(@TempDir Path directory)
            throws IOException {
        BareClone.at(directory.resolve("git"), "main").close();
        BareClone.at(directory.resolve("git"), "main").close();
        Files.writeString(directory.resolve("precious"), "");

        assertThatThrownBy(() -> BareClone.at(directory, "main"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not empty");
    }

    private static List<String> firstParentsOfMain(Path directory) throws IOException {
        try (var repository =
                        new FileRepositoryBuilder()
                                .setGitDir(directory.resolve("git").toFile())
                                .build();
                var walk = new RevWalk(repository)) {
            var shas = new ArrayList<String>();
            var next = repository.resolve("HEAD");
            while (next != null) {
                shas.add(next.name());
                next = parent(walk, next);
            }
            return shas;
        }
    }

    private static @Nullable ObjectId parent(RevWalk walk, ObjectId id) throws IOException {
        var commit = walk.parseCommit(id);
        return commit.getParentCount() == 0 ? null : commit.getParent(0);
    }
}
