package dev.tidemark.sandbox.ansible;

import java.util.List;
import java.util.stream.Stream;

/** What one command runs, in order: the playbooks of this repository's {@code ansible/}. */
public record Playbook(String file, List<Play> plays) {

    /** What services keep their data in. */
    public static final Playbook DATABASES =
            new Playbook(
                    "08-databases.yml",
                    List.of(
                            Play.of(
                                    "PostgreSQL",
                                    "postgresql",
                                    31,
                                    170,
                                    "postgresql : Start PostgreSQL",
                                    "postgresql : Back up every night"),
                            Play.of("Redis", "redis", 12, 60, "redis : Start Redis"),
                            Play.of(
                                    "RabbitMQ",
                                    "rabbitmq",
                                    14,
                                    90,
                                    "rabbitmq : Wait until it answers",
                                    "rabbitmq : Start RabbitMQ")));

    /** {@code site.yml}: everything. */
    public static final Playbook SITE =
            new Playbook(
                    "site.yml",
                    Stream.of(cluster(), DATABASES.plays(), atlantis())
                            .flatMap(List::stream)
                            .toList());

    /** The play before it has nothing with the tag that is asked for but the gathering of facts. */
    public static final Playbook ROOT_APPLICATION =
            new Playbook(
                    "07-argocd.yml",
                    List.of(
                            Play.of("Argo CD", "control_plane", 1, 4),
                            Play.of("Root application", "control_plane", 6, 40)));

    public Playbook {
        plays = List.copyOf(plays);
    }

    private static List<Play> cluster() {
        return List.of(
                Play.of("Reporting", "localhost", 2, 2),
                Play.of("Prerequisites", "all", 24, 150),
                Play.of("Data volumes", "data", 7, 20),
                Play.of("Container runtime", "kubernetes", 11, 100),
                Play.of("Kubernetes packages", "kubernetes", 9, 80),
                Play.of(
                        "Control plane",
                        "control_plane",
                        12,
                        140,
                        "kubernetes : Wait until the API server is ready"),
                Play.of("Workers join", "workers", 4, 120),
                Play.of(
                        "Network of the pods",
                        "control_plane",
                        5,
                        60,
                        "kubernetes : Wait until every node has it"),
                Play.of("Labels and taints", "control_plane", 6, 15),
                Play.of("Argo CD", "control_plane", 19, 90, "argocd : Fetch Argo CD's manifest"),
                Play.of("Root application", "control_plane", 0, 0));
    }

    private static List<Play> atlantis() {
        return List.of(Play.of("Atlantis", "atlantis", 16, 70));
    }
}
