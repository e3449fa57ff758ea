package dev.tidemark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.database.DataDirectory;
import dev.tidemark.database.EmbeddedPostgres;
import dev.tidemark.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * A secret that any source sends is nowhere afterwards: no table, file, log line, page or answer.
 */
class SecretsIT {

    private static final String IN_TITLE = "ghp_TitleTitleTitleTitleTitleTitle0001";
    private static final String IN_COMMENT = "ghp_CommentCommentCommentCommentCo0002";
    private static final String IN_CLONE_URL = "ghs_CloneCloneCloneCloneCloneClone0003";
    private static final String IN_PLAN = "correct horse battery staple 0004";
    private static final String BY_KEY = "hunter2-hunter2-hunter2-0005";
    private static final List<String> SECRETS =
            List.of(IN_TITLE, IN_COMMENT, IN_CLONE_URL, IN_PLAN, BY_KEY);

    private static final String REPOSITORY = "github.com/harbourline/gitops";
    private static final String WEBHOOK_TOKEN = "a-webhook-token-of-this-test";
    private static final String PLAN_TOKEN = "a-plan-token-of-this-test-that-is-long";
    private static final String HEAD = "178c040fb76195151aba3d9f4ab33804b03b96c8";

    @TempDir private Path temporary;

    @Test
    void plantedSecretsAreFoundNowhere() throws Exception {
        Path data = temporary.resolve("data");
        Path tokens = Files.writeString(temporary.resolve("tokens"), REPOSITORY + " " + PLAN_TOKEN);
        Map<String, String> seen = new LinkedHashMap<>();
        try (PackagedPortal portal =
                PackagedPortal.start(
                        data,
                        "-Dtidemark.atlantis.bot-login=okafor",
                        "-Dtidemark.atlantis.webhook-token=" + WEBHOOK_TOKEN,
                        "-Dtidemark.ingest-tokens=" + tokens)) {
            plant(portal);
            awaitReadModels(portal);
            read(portal, seen);
        }
        seen.put("the log", Files.readString(temporary.resolve("data.log")));
        try (var server = EmbeddedPostgres.in(DataDirectory.open(data))) {
            tables(server, seen);
        }
        TestDatabase.awaitNoServer(data);
        files(data, seen);

        assertThat(seen.get("/changes/harbourline/gitops/418")).contains("[redacted:");
        assertThat(seen).hasSizeGreaterThan(20);
        seen.forEach((place, text) -> {
            for (String secret : SECRETS) {
                assertThat(text.contains(secret)).as("%s in %s", secret, place).isFalse();
            }
        });
    }

    private static void plant(PackagedPortal portal) throws IOException, InterruptedException {
        var github = new GitHubDeliveries(portal.address(), PackagedPortal.SECRET);
        var opened =
                GitHubDeliveries.changed(
                        "pull_request-opened",
                        json -> {
                            json.withObject("/pull_request")
                                    .put("title", "Use " + IN_TITLE + " for auth");
                            json.withObject("/pull_request/head").put("sha", HEAD);
                        });
        var comment =
                GitHubDeliveries.changed(
                        "issue_comment-atlantis-apply",
                        json ->
                                json.withObject("/comment")
                                        .put(
                                                "body",
                                                "Ran Apply for dir: `.` workspace: `default`\n\n**Apply Error**\n"
                                                        + "```\nfatal: https://x:"
                                                        + IN_COMMENT
                                                        + "@github.com/harbourline/gitops\n```\n"));
        assertThat(github.send("secret-1", opened)).isEqualTo(202);
        assertThat(github.send("secret-2", comment)).isEqualTo(202);
        assertThat(post(portal, "/ingest/atlantis", WEBHOOK_TOKEN, applied())).isEqualTo(202);
        String query =
                "/ingest/plan?repository="
                        + REPOSITORY
                        + "&pull=418&head="
                        + HEAD
                        + "&project=data&dir=.&workspace=default";
        assertThat(post(portal, query, PLAN_TOKEN, plan())).isEqualTo(202);
    }

    private static String applied() {
        String repo =
                """
                {"FullName": "harbourline/gitops", "Owner": "harbourline", "Name": "gitops",
                 "CloneURL": "https://x-access-token:%s@github.com/harbourline/gitops.git",
                 "SanitizedCloneURL": "https://:<redacted>@github.com/harbourline/gitops.git",
                 "VCSHost": {"Hostname": "github.com", "Type": 0}}
                """
                        .formatted(IN_CLONE_URL);
        return """
        {"Workspace": "default", "Repo": %1$s, "Success": true, "Directory": ".",
         "ProjectName": "data", "User": {"Username": "okafor", "Teams": null},
         "Pull": {"Num": 418, "HeadCommit": "%2$s", "URL": "https://github.com/x",
                  "HeadBranch": "a", "BaseBranch": "main", "Author": "mlind", "Body": "",
                  "State": 0, "BaseRepo": %1$s}}
        """
                .formatted(repo, HEAD);
    }

    private static String plan() {
        return """
        {"format_version": "1.2", "terraform_version": "1.11.4",
         "variables": {"phrase": {"value": "%1$s"}},
         "planned_values": {"outputs": {"phrase": {"value": "%1$s", "sensitive": true}}},
         "resource_changes": [
           {"address": "vault_secret.a", "mode": "managed", "type": "vault_secret",
            "name": "a", "provider_name": "vault",
            "change": {"actions": ["update"],
              "before": {"phrase": "%1$s", "password": "%2$s"},
              "after": {"phrase": "another", "password": "%2$s!"},
              "after_unknown": {}, "before_sensitive": {"phrase": true},
              "after_sensitive": {}}}],
         "output_changes": {"phrase": {"actions": ["create"], "before": null,
            "after": "%1$s", "after_unknown": false, "before_sensitive": true,
            "after_sensitive": true}},
         "configuration": {"root_module": {"variables": {"phrase": {"default": "%1$s"}}}}}
        """
                .formatted(IN_PLAN, BY_KEY);
    }

    private static int post(PackagedPortal portal, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(portal.address().resolve(path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static void awaitReadModels(PackagedPortal portal)
            throws IOException, InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofMinutes(1));
        while (!portal.get("/projects").contains("data")) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(200);
        }
    }

    private static void read(PackagedPortal portal, Map<String, String> seen)
            throws IOException, InterruptedException {
        var paths =
                new ArrayList<>(
                        List.of(
                                "/",
                                "/changes",
                                "/changes/harbourline/gitops/418",
                                "/projects",
                                "/projects/harbourline/gitops/data",
                                "/trail",
                                "/status",
                                "/api/v1/changes",
                                "/api/v1/changes/harbourline/gitops/418",
                                "/api/v1/projects/harbourline/gitops/data",
                                "/api/v1/status",
                                "/q/metrics"));
        for (int position = 0; position < 8; position++) {
            paths.add("/trail/" + position);
            paths.add("/api/v1/trail/" + position);
        }
        for (String path : paths) {
            seen.put(path, portal.get(path));
        }
    }

    /** Every table of every schema that is not PostgreSQL's own, by COPY. */
    private static void tables(EmbeddedPostgres server, Map<String, String> seen)
            throws SQLException, IOException {
        try (Connection connection = TestDatabase.connect(server.addresses().owner())) {
            for (String table : names(connection)) {
                var text = new ByteArrayOutputStream();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (select * from " + table + ") to stdout", text);
                seen.put(table, text.toString(StandardCharsets.UTF_8));
            }
            documents(connection, seen);
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select format('%I.%I', table_schema, table_name)
                                from information_schema.tables
                                where table_type = 'BASE TABLE'
                                  and table_schema not in ('pg_catalog', 'information_schema')
                                """)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Documents are compressed, so COPY alone would not show what is in them. */
    private static void documents(Connection connection, Map<String, String> seen)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select sha256, content from evidence.document")) {
            while (rows.next()) {
                try (var content =
                        new GZIPInputStream(new ByteArrayInputStream(rows.getBytes(2)))) {
                    seen.put(
                            "document " + rows.getString(1),
                            new String(content.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    /** The data directory, the write-ahead log of the database among it. */
    private static void files(Path data, Map<String, String> seen) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(data.resolve("postgres/binaries"))) {
                    seen.put(
                            data.relativize(file).toString(),
                            Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
    }
}
