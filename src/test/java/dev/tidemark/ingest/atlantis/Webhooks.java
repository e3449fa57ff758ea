package dev.tidemark.ingest.atlantis;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** Bodies in the form in which Atlantis marshals them. */
final class Webhooks {

    static final String HEAD = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    /** As a GitHub App has one for an hour. */
    static final String PLANTED = "ghs_" + "Tq7Xv2Lm9Rk4Zp1Wd8Nf3Hb6";

    private static final JsonMapper JSON = new JsonMapper();

    private Webhooks() {}

    static ObjectNode apply() {
        return read(
                """
                {"Workspace": "production", "Repo": %1$s,
                 "Pull": {"Num": 418, "HeadCommit": "%2$s",
                     "URL": "https://github.com/harbourline/gitops/pull/418",
                     "HeadBranch": "hana/bigger-volumes", "BaseBranch": "main",
                     "HardenedNonPRRefCheckout": false, "Author": "hana", "Body": "",
                     "State": 0, "BaseRepo": %1$s},
                 "User": {"Username": "jiwon", "Teams": null},
                 "Success": true, "Directory": "terraform", "ProjectName": "cluster-production"}
                """
                        .formatted(
                                """
                                {"FullName": "Harbourline/gitops", "Owner": "Harbourline",
                                 "Name": "gitops",
                                 "CloneURL":
                                     "https://x-access-token:%s@github.com/Harbourline/gitops.git",
                                 "SanitizedCloneURL":
                                     "https://x-access-token:<redacted>@github.com/Harbourline/gitops.git",
                                 "VCSHost": {"Hostname": "github.com", "Type": 0}}
                                """
                                        .formatted(PLANTED),
                                HEAD));
    }

    static ObjectNode drift() {
        return read(
                """
                {"repository": "harbourline/gitops", "ref": "main", "detection_id": "d-17",
                 "projects_with_drift": 1, "total_projects": 2,
                 "projects": [
                     {"project_name": "cluster-staging", "path": "terraform",
                      "workspace": "staging", "has_drift": false, "to_add": 0, "to_change": 0,
                      "to_destroy": 0, "to_import": 0, "to_forget": 0, "summary": "No changes"},
                     {"project_name": "cluster-production", "path": "terraform",
                      "workspace": "production", "has_drift": true, "to_add": 1, "to_change": 2,
                      "to_destroy": 1, "to_import": 0, "to_forget": 0,
                      "summary": "Plan: 1 to add, 2 to change, 1 to destroy."}]}
                """);
    }

    static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
