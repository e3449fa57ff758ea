package dev.tidemark.policy;

import dev.tidemark.mapping.ApplicationPattern;
import dev.tidemark.mapping.Glob;
import dev.tidemark.mapping.ProjectPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what something is for. */
final class ScopeReading {

    static final int MOST_PATTERNS = 100;

    private static final List<String> PROJECT = List.of("repository", "dir", "workspace", "name");
    private static final List<String> APPLICATION =
            List.of("cluster", "namespace", "app_project", "labels");

    private final Problems problems;

    /** Those that the file names; empty where it names none. */
    private final List<String> environments;

    ScopeReading(Problems problems, List<String> environments) {
        this.problems = problems;
        this.environments = environments;
    }

    Scope scope(Fields fields) {
        List<String> named =
                fields.each(
                        "environments",
                        MOST_PATTERNS,
                        node ->
                                Form.ENVIRONMENT
                                        .read(node, problems)
                                        .filter(name -> isKnown(name, node)));
        return new Scope(named, projects(fields));
    }

    /** Who misspells an environment must not get a rule that is for nothing. */
    private boolean isKnown(String name, Node node) {
        if (environments.isEmpty() || environments.contains(name)) {
            return true;
        }
        problems.add(
                node,
                "there is no environment "
                        + Problems.quoted(name)
                        + "; write "
                        + Likeness.nearest(name, environments)
                                .map(Problems::quoted)
                                .orElseGet(() -> "one of " + String.join(", ", environments)));
        return false;
    }

    List<ProjectPattern> projects(Fields fields) {
        return fields.each("projects", MOST_PATTERNS, this::project);
    }

    private Optional<ProjectPattern> project(Node node) {
        return pattern(node, "a pattern for projects", PROJECT)
                .map(fields ->
                        new ProjectPattern(
                                glob(fields, "repository"),
                                glob(fields, "dir"),
                                glob(fields, "workspace"),
                                glob(fields, "name")));
    }

    List<ApplicationPattern> applications(Fields fields) {
        return fields.each("applications", MOST_PATTERNS, this::application);
    }

    private Optional<ApplicationPattern> application(Node node) {
        return pattern(node, "a pattern for applications", APPLICATION)
                .map(fields ->
                        new ApplicationPattern(
                                glob(fields, "cluster"),
                                glob(fields, "namespace"),
                                glob(fields, "app_project"),
                                labels(fields)));
    }

    Map<String, String> labels(Fields fields) {
        return fields.node("labels")
                .flatMap(node -> Fields.open(node, "'labels'", problems))
                .map(labels -> labels.texts(Form.LABEL, Form.LABEL_VALUE))
                .orElse(Map.of());
    }

    List<Glob> paths(Fields fields) {
        return fields.each(
                "paths", MOST_PATTERNS, node -> Form.GLOB.read(node, problems).map(Glob::new));
    }

    private Optional<Fields> pattern(Node node, String what, List<String> keys) {
        Optional<Fields> fields = Fields.of(node, what, keys, problems);
        fields.filter(Fields::isEmpty)
                .ifPresent(empty ->
                        problems.add(node, what + " needs one of " + String.join(", ", keys)));
        return fields;
    }

    private static @Nullable Glob glob(Fields fields, String key) {
        String text = fields.text(key, Form.GLOB);
        return text == null ? null : new Glob(text);
    }
}
