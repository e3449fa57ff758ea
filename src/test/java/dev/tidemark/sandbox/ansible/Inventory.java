package dev.tidemark.sandbox.ansible;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The machines of one environment by group, as Terraform writes them. */
public record Inventory(String environment, Map<String, List<String>> groups) {

    private static final List<String> DOMAINS =
            List.of("auth", "character", "chat", "info", "location", "my", "scan");

    /** Same shape as production, with fewer machines and no Atlantis. */
    public static final Inventory STAGING = of("staging", 1, List.of());

    public static final Inventory PRODUCTION = of("production", 2, machines("atlantis", 1));

    public Inventory {
        groups = Map.copyOf(groups);
    }

    private static Inventory of(String environment, int each, List<String> atlantis) {
        var controlPlane = machines("control-plane", 1);
        var data = machines("data", 3);
        var services = DOMAINS.stream().flatMap(name -> machines(name, each).stream()).toList();
        var workers = joined(joined(services, data), machines("platform", 2));
        var nodes = joined(controlPlane, workers);
        return new Inventory(
                environment,
                Map.ofEntries(
                        Map.entry("localhost", List.of("localhost")),
                        Map.entry("all", joined(nodes, atlantis)),
                        Map.entry("kubernetes", nodes),
                        Map.entry("control_plane", controlPlane),
                        Map.entry("workers", workers),
                        Map.entry("data", data),
                        Map.entry("postgresql", data.subList(0, 1)),
                        Map.entry("redis", data.subList(1, 2)),
                        Map.entry("rabbitmq", data.subList(2, 3)),
                        Map.entry("atlantis", atlantis)));
    }

    private static List<String> machines(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> name + "-" + number).toList();
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.of(some, others).flatMap(List::stream).toList();
    }

    List<String> hosts(Play play) {
        var hosts = groups.get(play.group());
        if (hosts == null) {
            throw new IllegalArgumentException("no group " + play.group());
        }
        return hosts;
    }
}
