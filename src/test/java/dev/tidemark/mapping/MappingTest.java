package dev.tidemark.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingTest {

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
        assertThat(mapping.environmentOfWorkspace("default")).isEqualTo("production");
        assertThat(mapping.environmentOfWorkspace("staging")).isEqualTo("staging");
        assertThat(mapping.environmentOfCluster("production")).isEqualTo("production");
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
        assertThat(mapping.environments(paths, false)).containsExactly("production");
    }

    @Test
    void widenedPathsMayTouchAny() {
        assertThat(mapping.domains(List.of("k8s/overlays/auth/"), true)).containsExactly("auth");
        assertThat(mapping.domains(List.of("k8s/"), true)).containsExactly(Mapping.ANY);
        assertThat(mapping.domains(List.of("k8s/overlays/my/x"), true))
                .containsExactly(Mapping.ANY, "my");
        assertThat(mapping.environments(List.of("terraform/"), true)).containsExactly(Mapping.ANY);
        assertThat(mapping.environments(List.of("k8s/overlays/auth/"), true)).isEmpty();
    }
}
