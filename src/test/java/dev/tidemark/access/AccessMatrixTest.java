package dev.tidemark.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tidemark.database.TestDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Who may ask for which route. A route that is in no line of the table fails here, so that nobody
 * adds one without saying for whom it is.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@TestProfile(LocalUsers.class)
class AccessMatrixTest {

    enum Who {
        NOBODY,
        VIEWER,
        LEAD,
        AUDITOR,
        ADMIN,
        READ_TOKEN,
        TRAIL_TOKEN;

        boolean isPerson() {
            return this != NOBODY && !isToken();
        }

        boolean isToken() {
            return this == READ_TOKEN || this == TRAIL_TOKEN;
        }
    }

    private static final Map<String, Set<Who>> AUDIENCES =
            Map.of(
                    "everybody", EnumSet.allOf(Who.class),
                    "readers",
                            EnumSet.of(
                                    Who.VIEWER, Who.LEAD, Who.AUDITOR, Who.ADMIN, Who.READ_TOKEN),
                    "people", EnumSet.of(Who.VIEWER, Who.LEAD, Who.AUDITOR, Who.ADMIN),
                    "auditors", EnumSet.of(Who.AUDITOR, Who.TRAIL_TOKEN),
                    "admins", EnumSet.of(Who.ADMIN),
                    // Its own token, or this machine; these requests come through a proxy.
                    "monitoring", EnumSet.noneOf(Who.class));

    private static final String TABLE =
            """
            GET  /                                                   readers
            GET  /foot                                               readers
            GET  /events                                             readers
            GET  /changes                                            readers
            GET  /changes/{owner}/{name}/{number}                    readers
            GET  /changes/{owner}/{name}/{number}/plans/{position}   readers
            GET  /changes/{owner}/{name}/{number}/evidence           auditors
            GET  /api/v1/changes/{owner}/{name}/{number}/evidence    auditors
            GET  /projects                                           readers
            GET  /projects/{owner}/{name}/{key}                      readers
            GET  /environments                                       readers
            GET  /environments/{name}                                readers
            GET  /domains                                            readers
            GET  /domains/{name}                                     readers
            GET  /drift                                              readers
            GET  /trail                                              readers
            GET  /trail/{position}                                   readers
            GET  /trail/{position}/proof                             readers
            GET  /trail/{position}/evidence                          auditors
            GET  /trail/export                                       auditors
            GET  /api/v1/trail/export                                auditors
            GET  /trail/population                                   auditors
            GET  /status                                             readers
            GET  /api/v1/changes                                     readers
            GET  /api/v1/changes/{owner}/{name}/{number}             readers
            GET  /api/v1/projects                                    readers
            GET  /api/v1/projects/{owner}/{name}/{key}               readers
            GET  /api/v1/environments                                readers
            GET  /api/v1/environments/{name}                         readers
            GET  /api/v1/domains                                     readers
            GET  /api/v1/domains/{name}/deployments                  readers
            GET  /api/v1/drift                                       readers
            GET  /api/v1/trail                                       readers
            GET  /api/v1/trail/{position}                            readers
            GET  /api/v1/trail/{position}/proof                      readers
            GET  /api/v1/trail/{position}/evidence                   auditors
            GET  /api/v1/log/consistency                             readers
            GET  /api/v1/feed                                        auditors
            GET  /api/v1/trail/population                            auditors
            GET  /api/v1/status                                      readers
            GET  /approvals                                          readers
            GET  /approvals/badge                                    readers
            GET  /approvals/{id}                                     readers
            POST /approvals/{id}/grant                               people
            POST /approvals/{id}/reject                              people
            POST /approvals/{id}/withdraw                            people
            POST /approvals/{id}/override                            people
            POST /approvals/{id}/review                              people
            GET  /policy                                             readers
            GET  /api/v1/approvals                                   readers
            GET  /api/v1/approvals/{id}                              readers
            POST /api/v1/approvals/{id}/grants                       people
            POST /api/v1/approvals/{id}/rejections                   people
            POST /api/v1/approvals/{id}/withdrawals                  people
            POST /api/v1/approvals/{id}/overrides                    people
            POST /api/v1/approvals/{id}/reviews                      people
            GET  /api/v1/policy                                      readers
            GET  /log/checkpoint                                     everybody
            GET  /log/key                                            everybody
            GET  /log/tile/{tile}                                    auditors
            GET  /sign-in                                            everybody
            POST /sign-in                                            everybody
            GET  /sign-in/oidc                                       everybody
            GET  /sign-in/oidc/begin                                 everybody
            GET  /sign-in/oidc/refused                               everybody
            GET  /sign-in/github                                     everybody
            GET  /sign-in/github/begin                               everybody
            POST /sign-out                                           people
            POST /sign-out/everywhere                                people
            GET  /access                                             admins
            POST /access/tokens                                      admins
            POST /access/tokens/{id}/revoke                          admins
            GET  /retention                                          admins
            POST /retention/holds                                    admins
            POST /retention/releases                                 admins
            POST /ingest/github                                      everybody
            POST /ingest/atlantis                                    everybody
            POST /ingest/argocd                                      everybody
            POST /ingest/plan                                        everybody
            POST /ingest/run                                         everybody
            """;

    /** What is served without an endpoint of ours. */
    private static final String OTHERS =
            """
            GET  /q/health                                           everybody
            GET  /q/health/live                                      everybody
            GET  /q/health/ready                                     everybody
            GET  /q/metrics                                          monitoring
            GET  /q/openapi                                          readers
            GET  /assets/tidemark.css                                everybody
            GET  /_static/htmx.org/2.0.2/dist/htmx.min.js            everybody
            GET  /log/tile/0/000                                     auditors
            GET  /log/tile/entries/000                               auditors
            GET  /changes/a/b/1/evidence                             auditors
            GET  /api/v1/changes/a/b/1/evidence                      auditors
            GET  /nothing-is-here                                    readers
            POST /nothing-is-here                                    people
            """;

    private static final Map<Class<? extends Annotation>, String> METHODS =
            Map.of(
                    GET.class, "GET",
                    POST.class, "POST",
                    PUT.class, "PUT",
                    DELETE.class, "DELETE",
                    PATCH.class, "PATCH");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject ApiTokens tokens;

    @Test
    void everyEndpointIsInTheTable() {
        assertThat(endpoints()).isEqualTo(new TreeSet<>(lines(TABLE).keySet()));
    }

    @Test
    void everyAddressOfTheDescriptionIsInTheTable() {
        JsonPath description =
                Browser.of("viewer")
                        .request()
                        .queryParam("format", "json")
                        .get("/q/openapi")
                        .jsonPath();
        Map<String, Map<String, ?>> paths = description.getMap("paths");
        var described = new TreeSet<String>();
        paths.forEach((path, methods) ->
                methods.keySet()
                        .forEach(method ->
                                described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        // An endpoint of another test, which is none of the portal's.
        described.removeIf(line -> line.contains(" /failing/"));
        assertThat(described).isNotEmpty();

        assertThat(lines(TABLE).keySet()).containsAll(described);
    }

    @Test
    void everyPlaceOfTheTableHasARuleOfItsOwn() {
        var all = lines(TABLE);
        all.putAll(lines(OTHERS));
        var unknown =
                all.keySet().stream()
                        .map(line -> sample(line.split(" ", -1)[1]))
                        .filter(path -> !path.startsWith("/nothing"))
                        .filter(path -> !Rules.knows(path))
                        .toList();

        assertThat(unknown).isEmpty();
    }

    @Test
    void everyoneGetsWhatTheTableSaysAndNothingElse() throws Exception {
        var all = lines(TABLE);
        all.putAll(lines(OTHERS));
        var people = new TreeMap<Who, Browser>();
        var bearers = new TreeMap<Who, String>();
        for (Who who : Who.values()) {
            if (who.isPerson()) {
                people.put(who, Browser.of(who.name().toLowerCase(Locale.ROOT)));
            } else if (who.isToken()) {
                Scope scope = who == Who.READ_TOKEN ? Scope.READ : Scope.TRAIL;
                bearers.put(
                        who,
                        tokens.make(who.name(), Set.of(scope), "admin", Duration.ofDays(1)).text());
            }
        }
        var soft = new SoftAssertions();
        for (var line : all.entrySet()) {
            Set<Who> audience = Objects.requireNonNull(AUDIENCES.get(line.getValue()));
            for (Who who : Who.values()) {
                Browser browser = people.getOrDefault(who, new Browser());
                soft.assertThat(isRefused(ask(line.getKey(), who, browser, bearers)))
                        .as(who + " is refused " + line.getKey())
                        .isEqualTo(!audience.contains(who));
            }
        }
        soft.assertAll();
    }

    private static HttpResponse<InputStream> ask(
            String route, Who who, Browser browser, Map<Who, String> bearers) throws Exception {
        String[] parts = route.split(" ", -1);
        boolean isPost = parts[0].equals("POST");
        // Signing out would take the session away from the lines below.
        Browser own =
                isPost && who.isPerson()
                        ? Browser.of(who.name().toLowerCase(Locale.ROOT))
                        : browser;
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:" + RestAssured.port + sample(parts[1])))
                        .header("Accept", "application/json")
                        .header("X-Forwarded-For", "192.0.2.1");
        if (isPost) {
            request.header(Csrf.HEADER, own.csrf(who.isPerson() ? "/" : "/sign-in"))
                    .POST(BodyPublishers.noBody());
        }
        if (!own.cookies.isEmpty()) {
            request.header("Cookie", own.cookieHeader());
        }
        if (who.isToken()) {
            request.header("Authorization", "Bearer " + bearers.get(who));
        }
        // The stream of events never ends: it is enough to see it begin.
        return HTTP.send(request.build(), BodyHandlers.ofInputStream());
    }

    /** Whether the guard said it, and not an endpoint for reasons of its own. */
    private static boolean isRefused(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 401 && answer.statusCode() != 403) {
                return false;
            }
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return text.contains("\"Not signed in\"") || text.contains("\"Not allowed\"");
        }
    }

    private static Map<String, String> lines(String table) {
        return table.lines()
                .map(line -> line.strip().split(" +", -1))
                .collect(
                        Collectors.toMap(
                                parts -> parts[0] + " " + parts[1],
                                parts -> parts[2],
                                (one, other) -> one,
                                TreeMap::new));
    }

    private static String sample(String path) {
        return path.replaceAll("\\{[^}]*}", "1");
    }

    /** Methods and paths of every endpoint in the portal's own classes. */
    private static Set<String> endpoints() {
        JavaClasses portal =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.tidemark");
        var endpoints = new TreeSet<String>();
        for (JavaClass type : portal) {
            if (type.isAnnotatedWith(Path.class)) {
                type.getMethods().forEach(method -> endpoints.addAll(endpoints(type, method)));
            }
        }
        return endpoints;
    }

    private static List<String> endpoints(JavaClass type, JavaMethod method) {
        String path = type.getAnnotationOfType(Path.class).value();
        if (method.isAnnotatedWith(Path.class)) {
            path += "/" + method.getAnnotationOfType(Path.class).value();
        }
        path = path.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
        String whole = ("/" + path).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        var found = new ArrayList<String>();
        METHODS.forEach((annotation, name) -> {
            if (method.isAnnotatedWith(annotation)) {
                found.add(name + " " + whole);
            }
        });
        return found;
    }
}
