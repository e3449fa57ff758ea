package dev.tidemark.sandbox.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The simulated playbooks are those of this repository. */
class PlaybookTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path ANSIBLE = Path.of("ansible");

    @Test
    void playsAreThoseOfThisRepository() throws IOException {
        assertThat(names(Playbook.SITE)).isEqualTo(read(ANSIBLE.resolve("site.yml")));
        for (var playbook : List.of(Playbook.DATABASES, Playbook.ROOT_APPLICATION)) {
            assertThat(names(playbook))
                    .isEqualTo(read(ANSIBLE.resolve("playbooks").resolve(playbook.file())));
        }
    }

    @Test
    void tasksThatFailAreThoseOfItsRoles() throws IOException {
        for (var play : Playbook.SITE.plays()) {
            for (var task : play.fragile()) {
                var parts = task.split(" : ", 2);
                assertThat(tasks(parts[0])).as(task).contains("- name: " + parts[1] + "\n");
            }
        }
    }

    private static List<Tuple> names(Playbook playbook) {
        return playbook.plays().stream().map(play -> tuple(play.name(), play.group())).toList();
    }

    private static List<Tuple> read(Path playbook) throws IOException {
        var plays = new ArrayList<Tuple>();
        for (JsonNode each : YAML.readTree(playbook.toFile())) {
            var imported = each.path("ansible.builtin.import_playbook").asText();
            if (imported.isEmpty()) {
                plays.add(tuple(each.path("name").asText(), each.path("hosts").asText()));
            } else {
                plays.addAll(read(ANSIBLE.resolve(imported)));
            }
        }
        return plays;
    }

    private static String tasks(String role) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(ANSIBLE.resolve("roles").resolve(role).resolve("tasks"))) {
            for (var file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
