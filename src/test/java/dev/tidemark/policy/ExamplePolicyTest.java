package dev.tidemark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.PlanCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The example team's own policy, and what else in this repository it speaks of. */
class ExamplePolicyTest {

    private static final String REPOSITORY = "tidemark-dev/tidemark";

    @Test
    void projectsOfTheExampleAreInTheEnvironmentOfTheirWorkspace() throws Exception {
        Policy policy = policy();
        List<AtlantisProject> projects = projects();

        assertThat(projects).isNotEmpty();
        for (AtlantisProject project : projects) {
            assertThat(policy.environmentOf(REPOSITORY, project)).isEqualTo(project.workspace());
        }
        assertThat(policy.environments()).containsExactly("staging", "production");
    }

    @Test
    void destroyingInProductionNeedsTwoAndNothingElseDoes() throws Exception {
        var destroys = new PlanCounts(0, 0, 1, 0, 0);
        Policy policy = policy();

        for (AtlantisProject project : projects()) {
            Rule rule = policy.ruleFor(REPOSITORY, project);
            assertThat(rule.name()).isEqualTo(project.workspace());
            assertThat(rule.needs(destroys))
                    .isEqualTo(project.workspace().equals("production") ? 2 : 1);
            assertThat(rule.needs(PlanCounts.NONE)).isEqualTo(1);
        }
    }

    @Test
    void teamsAreThoseThatOwnTheCode() throws Exception {
        var teams = new HashSet<String>();
        for (ScopedRule each : policy().rules()) {
            teams.addAll(each.rule().approvers().teams());
            teams.addAll(each.rule().breakGlass().teams());
        }

        assertThat(teams).isNotEmpty().isSubsetOf(owners());
    }

    private static Policy policy() throws Exception {
        return Policy.read(Files.readString(Path.of(PolicySettings.FILE)));
    }

    private static Set<String> owners() throws IOException {
        return Pattern.compile("@([a-z-]+/[a-z-]+)")
                .matcher(Files.readString(Path.of("CODEOWNERS")))
                .results()
                .map(owner -> owner.group(1))
                .collect(Collectors.toSet());
    }

    private static List<AtlantisProject> projects() throws IOException {
        Map<String, List<Map<String, Object>>> atlantis =
                new Yaml(new SafeConstructor(new LoaderOptions()))
                        .load(Files.readString(Path.of("atlantis.yaml")));
        return atlantis.getOrDefault("projects", List.of()).stream()
                .map(project ->
                        new AtlantisProject(
                                text(project, "dir"),
                                text(project, "workspace"),
                                text(project, "name")))
                .toList();
    }

    private static String text(Map<String, Object> project, String key) {
        return (String) Objects.requireNonNull(project.get(key), key);
    }
}
