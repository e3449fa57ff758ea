package dev.tidemark.ingest.git;

import static dev.tidemark.ingest.git.TreeOf.feeding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ingest.git.FeedingPaths.Feeding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedingPathsTest {

    private static final String OVERLAY = "k8s/overlays/auth";

    private final Map<String, String> repository =
            new HashMap<>(
                    Map.of(
                            "k8s/overlays/auth/kustomization.yaml",
                            """
                            resources: [../../base, route.yaml]
                            components: [../../components/redis]
                            patches:
                              - path: replicas.yaml
                              - patch: |-
                                  - op: remove
                                    path: /spec/replicas
                            configMapGenerator:
                              - name: settings
                                files: [settings.json=files/settings-auth.json]
                                envs: [settings.env]
                            """,
                            "k8s/overlays/auth/route.yaml",
                            "kind: HTTPRoute",
                            "k8s/overlays/auth/replicas.yaml",
                            "kind: Deployment",
                            "k8s/overlays/auth/files/settings-auth.json",
                            "{}",
                            "k8s/overlays/auth/settings.env",
                            "A=1",
                            "k8s/base/kustomization.yml",
                            "resources: [deployment.yaml]",
                            "k8s/base/deployment.yaml",
                            "kind: Deployment",
                            "k8s/components/redis/Kustomization",
                            "kind: Component\nresources: [policy.yaml]",
                            "k8s/components/redis/policy.yaml",
                            "kind: NetworkPolicy",
                            "k8s/overlays/my/kustomization.yaml",
                            "resources: [../../base]"));

    @Test
    void overlayIsFedByEveryFileThatItAndWhatItBuildsOnNames() {
        Feeding feeding = feeding(repository, OVERLAY);

        assertThat(feeding.complete()).isTrue();
        assertThat(feeding.paths())
                .containsExactly(
                        "k8s/base/deployment.yaml",
                        "k8s/base/kustomization.yml",
                        "k8s/components/redis/Kustomization",
                        "k8s/components/redis/policy.yaml",
                        "k8s/overlays/auth/files/settings-auth.json",
                        "k8s/overlays/auth/kustomization.yaml",
                        "k8s/overlays/auth/replicas.yaml",
                        "k8s/overlays/auth/route.yaml",
                        "k8s/overlays/auth/settings.env");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k8s/base/deployment.yaml",
                "k8s/components/redis/policy.yaml",
                "k8s/overlays/auth/files/settings-auth.json",
                "k8s/overlays/auth/settings.env"
            })
    void changeOfWhatFeedsItChangesTheDigest(String path) {
        String before = feeding(repository, OVERLAY).digest();
        assertThat(repository.put(path, "other: content")).isNotNull();

        assertThat(feeding(repository, OVERLAY).digest()).isNotEqualTo(before);
    }

    @Test
    void changeElsewhereDoesNot() {
        String before = feeding(repository, OVERLAY).digest();
        repository.put("k8s/overlays/my/kustomization.yaml", "resources: [../../base, x.yaml]");
        repository.put("k8s/base/unused.yaml", "kind: Secret");
        repository.put("README.md", "");

        assertThat(feeding(repository, OVERLAY).digest()).isEqualTo(before);
    }

    @Test
    void renameOfAFileChangesTheDigestThoughItsContentStays() {
        String before = feeding(repository, OVERLAY).digest();
        repository.put("k8s/base/workload.yaml", repository.remove("k8s/base/deployment.yaml"));
        repository.put("k8s/base/kustomization.yml", "resources: [workload.yaml]");

        Feeding after = feeding(repository, OVERLAY);

        assertThat(after.digest()).isNotEqualTo(before);
        assertThat(after.paths()).contains("k8s/base/workload.yaml");
    }

    static List<String> incomplete() {
        return List.of(
                "resources: ['https://github.com/acme/shared//base?ref=v1']",
                "resources: ['github.com/acme/shared//base?ref=v1']",
                "resources: ['git@github.com:acme/shared.git']",
                "resources: [../../../../../etc/passwd]",
                "resources: [/etc/passwd]",
                "resources: [missing.yaml]",
                "helmCharts: [{name: redis, repo: 'https://charts.example.org'}]",
                "helmChartInflationGenerator: [{chartName: redis}]",
                "transformers: [route.yaml]",
                "generators:\n  - |-\n    kind: Anything",
                "openapi: {path: missing.json}",
                "resources: [link.yaml]",
                "resources: [module]",
                "resources: {",
                "- a list",
                "a: 1\n---\nb: 2",
                "\u0000\u0001binary");
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    void whatCannotBeFollowedInTheRepositoryIsSaid(String kustomization) {
        repository.put("k8s/overlays/auth/kustomization.yaml", kustomization);
        repository.put("k8s/overlays/auth/link.yaml", TreeOf.LINK + "route.yaml");
        repository.put("k8s/overlays/auth/module", "c".repeat(40));

        Feeding feeding = feeding(repository, OVERLAY);

        assertThat(feeding.complete()).isFalse();
        assertThat(feeding.paths()).contains("k8s/overlays/auth/kustomization.yaml");
    }

    @Test
    void everyOtherWayToNameAFileIsFollowed() {
        repository.put(
                "k8s/overlays/auth/kustomization.yaml",
                """
                bases: [../my]
                crds: [a.yaml]
                configurations: [b.yaml]
                patchesStrategicMerge:
                  - c.yaml
                  - |-
                    kind: Deployment
                patchesJson6902:
                  - path: d.yaml
                replacements:
                  - path: e.yaml
                secretGenerator:
                  - env: f.env
                openapi:
                  path: g.json
                helmGlobals: {chartHome: ../charts}
                helmCharts:
                  - name: cache
                    valuesFile: h.yaml
                    additionalValuesFiles: [i.yaml]
                """);
        for (String name : List.of("a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml", "f.env")) {
            repository.put(OVERLAY + "/" + name, name);
        }
        for (String name : List.of("g.json", "h.yaml", "i.yaml")) {
            repository.put(OVERLAY + "/" + name, name);
        }
        repository.put("k8s/overlays/charts/cache/values.yaml", "");

        assertThat(feeding(repository, OVERLAY).paths())
                .contains(
                        "k8s/overlays/auth/a.yaml",
                        "k8s/overlays/auth/b.yaml",
                        "k8s/overlays/auth/c.yaml",
                        "k8s/overlays/auth/d.yaml",
                        "k8s/overlays/auth/e.yaml",
                        "k8s/overlays/auth/f.env",
                        "k8s/overlays/auth/g.json",
                        "k8s/overlays/auth/h.yaml",
                        "k8s/overlays/auth/i.yaml",
                        "k8s/overlays/charts/cache/",
                        "k8s/overlays/my/kustomization.yaml");
    }

    @Test
    void layersThatNameEachOtherAreReadOnce() {
        repository.put("k8s/base/kustomization.yml", "resources: [../overlays/auth, ../base, .]");

        assertThat(feeding(repository, OVERLAY).paths()).contains("k8s/base/kustomization.yml");
    }

    @Test
    void directoryOfManifestsAndAChartAreFedByAllThatIsInThem() {
        var files =
                Map.of(
                        "plain/a.yaml",
                        "a",
                        "plain/sub/b.yaml",
                        "b",
                        "charts/app/Chart.yaml",
                        "dependencies: [{name: lib, repository: 'file://../lib'}]",
                        "charts/lib/Chart.yaml",
                        "name: lib");

        assertThat(feeding(files, "plain/").paths()).containsExactly("plain/");
        assertThat(feeding(files, "./plain").complete()).isTrue();
        assertThat(feeding(files, ".").paths()).containsExactly("/");
        assertThat(feeding(files, "charts/app").paths())
                .containsExactly("charts/app/", "charts/lib/");
        assertThat(feeding(files, "charts/app").complete()).isFalse();
    }

    @Test
    void overridesOfASourceFeedIt() {
        repository.put(OVERLAY + "/.argocd-source-auth.yaml", "kustomize: {images: []}");

        assertThat(feeding(repository, OVERLAY).paths())
                .contains(OVERLAY + "/.argocd-source-auth.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k8s/overlays/gone",
                "k8s/base/deployment.yaml",
                "../up",
                "/k8s",
                "a\u0000b"
            })
    void whatIsNoDirectoryOfTheRepositoryIsNotFound(String source) {
        assertThat(TreeOf.find(repository, source)).isEmpty();
    }

    @Test
    @Timeout(20)
    void hostileDocumentsCostNoMoreThanTheirLength() {
        var laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        laughs.append("resources: *a59\n");
        var files = new TreeMap<String, String>();
        files.put("laughs/kustomization.yaml", laughs.toString());
        files.put("deep/kustomization.yaml", "[".repeat(900_000));
        files.put("huge/kustomization.yaml", "#".repeat((1 << 20) + 1));
        files.put("many/kustomization.yaml", "resources: [" + "a, ".repeat(300_000) + "a]");

        for (String source : List.of("laughs", "deep", "huge", "many")) {
            assertThat(feeding(files, source).complete()).as(source).isFalse();
        }
    }

    @Test
    void moreFilesThanFitAreWidenedToDirectoriesAndStillToldApart() {
        var resources = new StringBuilder("resources:\n");
        for (int i = 0; i < 1_000; i++) {
            String name = "crds/%s/resource-%04d.yaml".formatted(i % 2 == 0 ? "even" : "odd", i);
            resources.append("  - ").append(name).append('\n');
            repository.put(OVERLAY + "/" + name, "kind: CustomResourceDefinition");
        }
        repository.put(OVERLAY + "/kustomization.yaml", resources.toString());

        Feeding before = feeding(repository, OVERLAY);
        repository.put(OVERLAY + "/crds/even/resource-0000.yaml", "changed");

        assertThat(before.paths())
                .containsExactly(
                        OVERLAY + "/crds/even/",
                        OVERLAY + "/crds/odd/",
                        OVERLAY + "/kustomization.yaml");
        assertThat(before.complete()).isTrue();
        assertThat(feeding(repository, OVERLAY).digest()).isNotEqualTo(before.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "my", "scan", "character", "location", "info", "chat"})
    void overlayOfEveryDomainOfThisRepositoryIsKnownCompletely(String domain) throws IOException {
        Feeding feeding = feeding(thisRepository(), "k8s/overlays/" + domain);

        assertThat(feeding.complete()).isTrue();
        assertThat(feeding.paths())
                .contains(
                        "k8s/overlays/" + domain + "/kustomization.yaml",
                        "k8s/base/deployment.yaml")
                .noneMatch(path -> path.endsWith("/"))
                .allMatch(path ->
                        path.startsWith("k8s/base/")
                                || path.startsWith("k8s/overlays/" + domain + "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "argocd/environments/staging",
                "argocd/environments/production",
                "k8s/infrastructure",
                "k8s/databases/staging/redis",
                "k8s/databases/production/postgresql",
                "k8s/portal"
            })
    void everyOtherSourceOfThisRepositoryIsKnownCompletely(String source) throws IOException {
        Feeding feeding = feeding(thisRepository(), source);

        assertThat(feeding.complete()).isTrue();
        assertThat(feeding.paths()).hasSizeGreaterThan(1).noneMatch(path -> path.endsWith("/"));
    }

    private static Map<String, String> thisRepository() throws IOException {
        var files = new TreeMap<String, String>();
        for (String directory : List.of("k8s", "argocd")) {
            try (var paths = Files.walk(Path.of(directory))) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(path.toString(), Files.readString(path));
                }
            }
        }
        return files;
    }
}
