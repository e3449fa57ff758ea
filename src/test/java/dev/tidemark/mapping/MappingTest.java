package dev.tidemark.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.AtlantisProject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingTest {

    private static final String BACKEND = "github.com/1296269";

    private final Mapping mapping = Mapping.DEFAULT;

    @Test
    void domainOfAPathIsItsOverlay() {
        assertThat(mapping.domainOfPath("k8s/overlays/auth/deployment.yaml")).contains("auth");
        assertThat(mapping.domainOfPath("overlays/auth/patches/a.yaml")).contains("auth");
        assertThat(mapping.domainOfPath("k8s/overlays/auth/")).contains("auth");
        assertThat(mapping.domainOfPath("k8s/overlays/kustomization.yaml")).isEmpty();
        assertThat(mapping.domainOfPath("k8s/overlays/")).isEmpty();
        assertThat(mapping.domainOfPath("k8s/base/deployment.yaml")).isEmpty();
        assertThat(mapping.domainOfPath("k8s/overlays//x.yaml")).isEmpty();
    }

    @Test
    void applicationsLabelNamesItsDomainBeforeItsPath() {
        assertThat(mapping.domainOfApplication(Map.of("domain", "my"), "k8s/overlays/auth"))
                .contains("my");
        assertThat(mapping.domainOfApplication(Map.of(), "k8s/overlays/auth")).contains("auth");
        assertThat(mapping.domainOfApplication(Map.of("domain", " "), "k8s/base")).isEmpty();
    }

    @Test
    void workspaceNamesTheEnvironmentUnlessItIsTheDefault() {
        assertThat(mapping.environmentOf(BACKEND, project("a", "default"))).isEqualTo("production");
        assertThat(mapping.environmentOf(BACKEND, project("a", "staging"))).isEqualTo("staging");
        assertThat(mapping.environmentOfApplication("live", "argocd", "x", Map.of()))
                .isEqualTo("live");
        assertThat(mapping.environmentsOfCluster("live")).containsExactly("live");
    }

    private static AtlantisProject project(String dir, String workspace) {
        return new AtlantisProject(dir, workspace, null);
    }

    @Test
    void terraformFilesBelongToTheirDirectory() {
        assertThat(mapping.terraformDirectory("terraform/main.tf")).contains("terraform");
        assertThat(mapping.terraformDirectory("prod.tfvars")).contains(".");
        assertThat(mapping.terraformDirectory("terraform/README.md")).isEmpty();
    }

    @Test
    void changedPathsTouchDomainsAndEnvironments() {
        List<String> paths =
                List.of("k8s/overlays/auth/a.yaml", "k8s/overlays/my/a.yaml", "terraform/main.tf");

        assertThat(mapping.domains(paths, false)).containsExactly("auth", "my");
        assertThat(mapping.environments(BACKEND, paths, false)).containsExactly("production");
    }

    @Test
    void widenedPathsMayTouchAny() {
        assertThat(mapping.domains(List.of("k8s/overlays/auth/"), true)).containsExactly("auth");
        assertThat(mapping.domains(List.of("k8s/"), true)).containsExactly(Mapping.ANY);
        assertThat(mapping.domains(List.of("k8s/overlays/my/x"), true))
                .containsExactly(Mapping.ANY, "my");
        assertThat(mapping.environments(BACKEND, List.of("terraform/"), true))
                .containsExactly(Mapping.ANY);
        assertThat(mapping.environments(BACKEND, List.of("k8s/overlays/auth/"), true)).isEmpty();
    }

    @Test
    void firstEnvironmentThatNamesAProjectHasIt() {
        Mapping named =
                written(
                        environment("edge", new ProjectPattern(null, glob("live/**"), null, null)),
                        environment(
                                "live",
                                new ProjectPattern(glob("acme/back*"), glob("live/**"), null, null),
                                new ProjectPattern(glob("acme/shared"), null, null, glob("dns"))));

        assertThat(named.environmentOfNamed("acme/other", project("live/a", "default")))
                .isEqualTo("edge");
        assertThat(named.environmentOfNamed("acme/other", project("a", "default")))
                .isEqualTo("production");
        assertThat(
                        named.environmentOfNamed(
                                "Acme/Shared", new AtlantisProject("a", "default", "dns")))
                .isEqualTo("live");
        assertThat(named.environmentOfNamed("acme/shared", project("a", "default")))
                .isEqualTo("production");
    }

    @Test
    void repositoriesThatNoPatternNamesChangeNothing() {
        Mapping named =
                written(environment("live", new ProjectPattern(glob("acme/*"), null, null, null)));
        Mapping knowing = named.knowing(Map.of(BACKEND, "acme/backend", "github.com/7", "other/x"));

        assertThat(knowing).isEqualTo(named.knowing(Map.of(BACKEND, "acme/backend")));
        assertThat(knowing.environmentOf(BACKEND, project("a", "default"))).isEqualTo("live");
        assertThat(knowing.environmentOf("github.com/7", project("a", "default")))
                .isEqualTo("production");
        assertThat(named.environmentOf(BACKEND, project("a", "default"))).isEqualTo("production");
    }

    @Test
    void orderIsTheFilesAndProductionIsLastWithoutOne() {
        List<String> names = List.of("production", "eu", "canary", "staging");

        assertThat(names.stream().sorted(mapping.order()))
                .containsExactly("canary", "eu", "staging", "production");
        assertThat(
                        names.stream()
                                .sorted(
                                        written(
                                                        environment("staging"),
                                                        environment("production"),
                                                        environment("eu"))
                                                .order()))
                .containsExactly("canary", "staging", "production", "eu");
    }

    @Test
    void clusterIsWhereItsApplicationsMayBe() {
        Mapping named =
                new Mapping(
                        List.of(
                                applications("staging", glob("shared")),
                                applications("live", glob("shared")),
                                applications("other", null)),
                        List.of(),
                        Map.of());

        assertThat(named.environmentsOfCluster("shared")).containsExactly("live", "staging");
        assertThat(named.environmentsOfCluster("edge")).containsExactly("edge");
    }

    @Test
    void domainsAreNamedByLabelsAndPaths() {
        Mapping named =
                new Mapping(
                        List.of(),
                        List.of(
                                new MappedDomain("checkout", Map.of("team", "a"), List.of()),
                                new MappedDomain(
                                        "search", Map.of(), List.of(glob("k8s/overlays/find/**")))),
                        Map.of());

        assertThat(named.domainOfApplication(Map.of("team", "a", "domain", "x"), "k8s/overlays/b"))
                .contains("checkout");
        assertThat(named.domainOfApplication(Map.of(), "k8s/overlays/find")).contains("search");
        assertThat(named.domainOfApplication(Map.of("domain", "x"), "y")).contains("x");
        assertThat(named.domainOfPath("k8s/overlays/find/a/b.yaml")).contains("search");
        assertThat(named.domainOfPath("k8s/overlays/auth/a.yaml")).contains("auth");
        assertThat(named.domains(List.of("k8s/overlays/auth/"), true))
                .as("another domain may be named by a path below")
                .containsExactly(Mapping.ANY, "auth");
    }

    @Test
    void changedDirectoryTouchesAllEnvironmentsThatNameIt() {
        Mapping named =
                written(
                        environment(
                                "staging",
                                new ProjectPattern(null, glob("app"), glob("staging"), null)),
                        environment(
                                "live", new ProjectPattern(null, glob("app"), glob("live"), null)),
                        environment(
                                "other", new ProjectPattern(null, null, glob("default"), null)));

        assertThat(named.environments(BACKEND, List.of("app/main.tf"), false))
                .containsExactly("live", "staging");
        assertThat(named.environments(BACKEND, List.of("net/main.tf"), false))
                .containsExactly("other");
    }

    private static Glob glob(String pattern) {
        return new Glob(pattern);
    }

    private static MappedEnvironment environment(String name, ProjectPattern... projects) {
        return new MappedEnvironment(name, List.of(projects), List.of());
    }

    private static MappedEnvironment applications(String name, @Nullable Glob cluster) {
        return new MappedEnvironment(
                name,
                List.of(),
                List.of(new ApplicationPattern(cluster, null, null, Map.of("env", name))));
    }

    private static Mapping written(MappedEnvironment... environments) {
        return new Mapping(List.of(environments), List.of(), Map.of());
    }
}
