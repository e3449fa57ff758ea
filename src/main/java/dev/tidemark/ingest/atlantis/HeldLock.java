package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Fact;
import dev.tidemark.event.Repository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A project's lock.
 *
 * @param change number of the pull request that holds it; negative for a call of Atlantis' API,
 *     which gives it back when it is answered
 * @param since when it was taken, by Atlantis' clock
 * @param holder who took it; null if Atlantis does not say
 */
record HeldLock(
        Repository repository,
        AtlantisProject project,
        long change,
        Instant since,
        @Nullable String holder) {

    private static final int LARGEST = 8_000;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern WEB_HOST = Pattern.compile("(?i)https?://([^/@\\s]+)/.*");

    HeldLock {
        since = since.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * As Atlantis' API writes it.
     *
     * @param host of the repository where its pull request has no web address
     */
    static HeldLock inAnswer(JsonNode node, String host) {
        if (node.toString().length() > LARGEST) {
            throw new UnreadableDocument("the lock does not fit into an entry");
        }
        String workspace = Fields.textOrNull(node, "Workspace");
        String path = Fields.textOrNull(node, "ProjectRepoPath");
        return new HeldLock(
                Fields.repository(
                        host(Fields.textOrNull(node, "PullURL"), host),
                        Fields.text(node, "ProjectRepo")),
                new AtlantisProject(
                        path == null ? "." : path,
                        workspace == null ? "default" : workspace,
                        Fields.textOrNull(node, "ProjectName")),
                number(Fields.text(node, "PullID")),
                Fields.instant(node, "Time"),
                Fields.textOrNull(node, "User"));
    }

    private static String host(@Nullable String pullUrl, String otherwise) {
        var address = WEB_HOST.matcher(pullUrl == null ? "" : pullUrl);
        return address.matches() ? address.group(1).toLowerCase(Locale.ROOT) : otherwise;
    }

    private static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new UnreadableDocument("PullID is not a number");
        }
        return Long.parseLong(text);
    }

    /** As it is remembered. */
    static HeldLock remembered(JsonNode node) {
        return new HeldLock(
                Repository.parse(Fields.text(node, "repository")),
                new AtlantisProject(
                        Fields.text(node, "dir"),
                        Fields.text(node, "workspace"),
                        Fields.textOrNull(node, "name")),
                node.path("change").longValue(),
                Fields.instant(node, "since"),
                Fields.textOrNull(node, "holder"));
    }

    ObjectNode toRemember() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("repository", repository.toString())
                .put("dir", project.dir())
                .put("workspace", project.workspace())
                .put("name", project.name())
                .put("change", change)
                .put("since", since.toString())
                .put("holder", holder);
    }

    /** A project, a pull request and the lock's own time: who took it may be told differently. */
    Fact fact() {
        return Fact.of("lock", parts());
    }

    Fact releasedFact() {
        String[] parts = parts();
        String[] released = Arrays.copyOf(parts, parts.length + 1);
        released[parts.length] = "released";
        return Fact.of("lock", released);
    }

    private String[] parts() {
        return new String[] {
            repository.toString(),
            project.dir(),
            project.workspace(),
            project.name() == null ? "" : project.name(),
            Long.toString(change),
            since.toString()
        };
    }
}
