package dev.tidemark.environment;

import dev.tidemark.environment.Finding.Code;
import dev.tidemark.environment.RunState.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads Ansible plays and workflows as components. */
final class RunReading {

    /** What a workflow is called that sets an environment up. */
    private static final String BOOTSTRAP = "bootstrap";

    /** What a play or its playbook is called that sets up where services keep their data. */
    private static final Set<String> DATABASES =
            Set.of(
                    "database",
                    "databases",
                    "cassandra",
                    "kafka",
                    "mariadb",
                    "mongodb",
                    "mysql",
                    "nats",
                    "opensearch",
                    "postgres",
                    "postgresql",
                    "rabbitmq",
                    "redis",
                    "valkey");

    private RunReading() {}

    /** A workflow that sets nothing up is no part of an environment, nor a play for no machine. */
    static boolean isShown(RunState state) {
        if (state.play() == null) {
            return state.name().toLowerCase(Locale.ROOT).contains(BOOTSTRAP);
        }
        return Stream.of(state.running(), state.ended())
                .anyMatch(each -> each != null && each.hosts() > 0);
    }

    /** A workflow belongs to the environment that its name has as a word; else to none. */
    private static String environment(RunState state, Observed observed) {
        if (state.play() != null) {
            return state.environment();
        }
        Set<String> words = words(state.name());
        return observed.environments().stream()
                .filter(each -> words.contains(each.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse("");
    }

    private static Set<String> words(String text) {
        return Set.copyOf(List.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")));
    }

    private static Group group(RunState state) {
        String play = state.play();
        if (play == null) {
            return Group.TERRAFORM;
        }
        return words(play + " " + state.name()).stream().anyMatch(DATABASES::contains)
                ? Group.DATABASES
                : Group.MACHINES;
    }

    static Component component(RunState state, Observed observed) {
        Attempt ended = state.ended();
        boolean isPlay = state.play() != null;
        String name = isPlay ? state.play() + " (" + state.name() + ")" : state.name();
        Attempt last = ended == null ? state.running() : ended;
        return new Component(
                isPlay ? Component.Kind.PLAY : Component.Kind.WORKFLOW,
                state.repository() + " " + state.environment() + " " + name,
                name,
                name,
                environment(state, observed),
                group(state),
                null,
                last == null ? null : "/trail/" + last.position(),
                ended == null ? null : ended.revision(),
                ended == null ? null : ended.at(),
                null,
                last == null ? null : last.by(),
                null,
                observed.nameOf(state.repository()),
                null,
                null,
                List.of(),
                findings(state.running(), ended),
                state.learntLater());
    }

    private static List<Finding> findings(@Nullable Attempt running, @Nullable Attempt ended) {
        var findings = new ArrayList<Finding>();
        if (running != null) {
            findings.add(new Finding(Code.RUNNING, running.at(), null, running.by(), 0, null));
        }
        if (ended == null) {
            findings.add(Finding.of(Code.NEVER_ENDED));
        } else if (ended.failure() != null) {
            findings.add(
                    new Finding(
                            Code.RUN_ERRORED,
                            ended.at(),
                            ended.failedTask() == null ? ended.failure() : ended.failedTask(),
                            ended.by(),
                            ended.failedHosts().size(),
                            null));
        }
        return findings;
    }
}
