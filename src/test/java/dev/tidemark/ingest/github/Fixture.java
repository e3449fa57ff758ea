package dev.tidemark.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.event.NewEntry;
import dev.tidemark.ingest.Reading;
import dev.tidemark.ingest.Statements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** A payload in GitHub's form from {@code src/test/resources/github/<event>-<situation>.json}. */
public record Fixture(String name) {

    public static final List<Fixture> ALL =
            List.of(
                            "installation-created",
                            "issue_comment-atlantis-apply",
                            "ping-repository",
                            "pull_request-closed",
                            "pull_request-converted_to_draft",
                            "pull_request-edited-title",
                            "pull_request-labeled",
                            "pull_request-merged",
                            "pull_request-opened",
                            "pull_request-opened-by-deleted-account",
                            "pull_request-ready_for_review",
                            "pull_request-reopened",
                            "pull_request-synchronize",
                            "pull_request_review-approved",
                            "pull_request_review-dismissed",
                            "pull_request_review-edited",
                            "push-default-branch",
                            "push-deleted-branch",
                            "push-forced",
                            "push-new-branch",
                            "push-tag",
                            "repository-archived",
                            "repository-renamed",
                            "repository-transferred-from-organization",
                            "repository-transferred-from-user",
                            "star-created",
                            "status-atlantis-plan",
                            "workflow_run-cancelled-second-attempt",
                            "workflow_run-in_progress",
                            "workflow_run-requested",
                            "workflow_run-succeeded")
                    .stream()
                    .map(Fixture::new)
                    .toList();

    static final String EVIDENCE =
            "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    private static final ObjectMapper JSON = new ObjectMapper();

    String event() {
        return name.substring(0, name.indexOf('-'));
    }

    public byte[] bytes() {
        try (var file = getClass().getResourceAsStream("/github/" + name + ".json")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    ObjectNode json() {
        try {
            return (ObjectNode) JSON.readTree(bytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Reading read() {
        return read(json());
    }

    public Reading read(JsonNode changed) {
        return new GitHubMapper(new Statements(List.of())).read(event(), changed, EVIDENCE);
    }

    NewEntry entry() {
        return entry(json());
    }

    NewEntry entry(JsonNode changed) {
        return read(changed).entries().getFirst();
    }
}
