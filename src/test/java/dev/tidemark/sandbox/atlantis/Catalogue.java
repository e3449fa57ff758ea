package dev.tidemark.sandbox.atlantis;

import static dev.tidemark.sandbox.atlantis.ResourceChange.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which resources a setting makes, changes and destroys: what Terraform's code would say. */
final class Catalogue {

    static final List<String> DOMAINS =
            List.of("auth", "my", "scan", "character", "location", "info", "chat");

    private final Project project;

    Catalogue(Project project) {
        this.project = project;
    }

    /**
     * What moves when a setting does.
     *
     * @param setting file and key
     * @param before null if it is new
     * @param after null if it is gone
     */
    List<ResourceChange> changes(String setting, @Nullable String before, @Nullable String after) {
        if (setting.startsWith("modules/redis-")) {
            return redis(
                    setting.substring("modules/redis-".length(), setting.indexOf("/main.tf")),
                    after != null);
        }
        if (before == null || after == null) {
            return List.of();
        }
        return switch (setting) {
            case "modules/data/variables.tf#volume_gib" -> volumes("size", before, after);
            case "modules/data/variables.tf#iops" -> volumes("iops", before, after);
            case "modules/data/variables.tf#backup_days" -> backups(before, after);
            case "modules/cluster/variables.tf#instance_type" -> workersType(before, after);
            case "modules/cluster/variables.tf#version" -> images(before, after);
            case "modules/network/variables.tf#nat_gateways" -> gateways(number(after) > 1);
            case "modules/network/variables.tf#flow_logs" -> flowLogs(after.equals("true"));
            case "modules/dns/records.tf#ttl" -> records(before, after);
            case "main.tf#owner" -> owners(before, after);
            case "env#workers" -> workers(number(before), number(after));
            case "env#password_rotated" -> passwords(before, after);
            case "records.tf#hosts" -> hosts(number(before), number(after));
            case "broker.tf#version" -> brokers(before, after);
            case "alerts.tf#retention_days" -> retention(before, after);
            default -> List.of();
        };
    }

    private static int number(String text) {
        return Integer.parseInt(text.strip());
    }

    private int size() {
        return project.workspace().equals("production") ? 3 : 1;
    }

    private String id(String prefix, String name) {
        return "%s-0%08x".formatted(prefix, (project.workspace() + name).hashCode());
    }

    private List<ResourceChange> volumes(String attribute, String before, String after) {
        var volume = Address.of("module.data", "aws_ebs_volume", "postgresql");
        return IntStream.rangeClosed(1, size())
                .mapToObj(i ->
                        new ResourceChange(volume.at("data-" + i), Action.UPDATE)
                                .with("id", id("vol", "data-" + i))
                                .with("type", "gp3")
                                .with("encrypted", true)
                                .change(attribute, number(before), number(after))
                                .with("tags", tags(project.workspace(), "platform")))
                .toList();
    }

    private List<ResourceChange> backups(String before, String after) {
        var policy = Address.of("module.backups", "aws_dlm_lifecycle_policy", "postgresql");
        return List.of(
                new ResourceChange(policy, Action.UPDATE)
                        .with("id", id("policy", "backups"))
                        .with("state", "ENABLED")
                        .change("retain_count", number(before), number(after)));
    }

    private List<ResourceChange> workersType(String before, String after) {
        var template = Address.of("module.cluster", "aws_launch_template", "workers");
        return List.of(
                new ResourceChange(template, Action.UPDATE)
                        .with("id", id("lt", "workers"))
                        .with("name", "workers-" + project.workspace())
                        .change("instance_type", before, after)
                        .unknown("latest_version", 14));
    }

    /** Machines keep no state, so another image is another machine. */
    private List<ResourceChange> images(String before, String after) {
        return IntStream.rangeClosed(1, size())
                .mapToObj(i ->
                        new ResourceChange(machine("control-" + i), Action.REPLACE)
                                .forcing("ami", "ami-k8s-" + before, "ami-k8s-" + after)
                                .unknown("id", id("i", "control-" + i))
                                .unknown("private_ip", "10.40.1." + (10 + i))
                                .with("instance_type", "m7g.large")
                                .secretChange(
                                        "user_data",
                                        "kubeadm join --token abcdef.%s-old".formatted(i),
                                        "kubeadm join --token abcdef.%s-new".formatted(i)))
                .toList();
    }

    private static Address machine(String name) {
        return Address.of("module.node[\"" + name + "\"]", "aws_instance", "this");
    }

    private List<ResourceChange> gateways(boolean made) {
        var changes = new ArrayList<ResourceChange>();
        for (String zone : List.of("b", "c")) {
            changes.add(
                    comesOrGoes("module.network", "aws_eip", "nat", zone, made)
                            .with("domain", "vpc"));
            changes.add(
                    comesOrGoes("module.network", "aws_nat_gateway", "this", zone, made)
                            .with("connectivity_type", "public")
                            .with("tags", tags(project.workspace(), "platform")));
            changes.add(
                    comesOrGoes("module.network", "aws_route", "private", zone, made)
                            .with("destination_cidr_block", "0.0.0.0/0"));
        }
        return changes;
    }

    private ResourceChange comesOrGoes(
            String module, String type, String name, String key, boolean made) {
        var change =
                new ResourceChange(
                        new Address(module, type, name, key), made ? Action.CREATE : Action.DELETE);
        return made ? change.unknown("id", null) : change.with("id", id(type, key));
    }

    private List<ResourceChange> flowLogs(boolean made) {
        return List.of(
                comesOrGoes("module.network", "aws_flow_log", "vpc", "all", made)
                        .with("traffic_type", "ALL")
                        .with("max_aggregation_interval", 60),
                comesOrGoes("module.network", "aws_cloudwatch_log_group", "flow", "all", made)
                        .with("name", "/tidemark/" + project.workspace() + "/flow")
                        .with("retention_in_days", 30));
    }

    private List<ResourceChange> records(String before, String after) {
        var record = Address.of("module.dns", "aws_route53_record", "domain");
        return DOMAINS.stream()
                .map(domain ->
                        new ResourceChange(record.at(domain), Action.UPDATE)
                                .with("id", "Z0917_" + domain)
                                .with("name", domain + ".eco-cycle.example")
                                .with("type", "A")
                                .change("ttl", number(before), number(after)))
                .toList();
    }

    /** Everything has an owner, so this is a plan that fills several comments. */
    private List<ResourceChange> owners(String before, String after) {
        var changes = new ArrayList<ResourceChange>();
        for (String domain : DOMAINS) {
            for (int i = 1; i <= 12 * size(); i++) {
                var subnet =
                        new Address(
                                "module.service[\"" + domain + "\"]",
                                "aws_subnet",
                                "private",
                                "%s-%02d".formatted(project.workspace(), i));
                changes.add(
                        new ResourceChange(subnet, Action.UPDATE)
                                .with("id", id("subnet", domain + i))
                                .with("cidr_block", "10.%d.%d.0/24".formatted(domain.length(), i))
                                .with("map_public_ip_on_launch", false)
                                .change(
                                        "tags",
                                        tags(project.workspace(), before),
                                        tags(project.workspace(), after)));
            }
        }
        return changes;
    }

    private List<ResourceChange> workers(int before, int after) {
        boolean made = after > before;
        return IntStream.rangeClosed(Math.min(before, after) + 1, Math.max(before, after))
                .mapToObj(i -> {
                    Address address = machine("worker-" + i);
                    return comesOrGoes(address.module(), address.type(), address.name(), "0", made)
                            .with("ami", "ami-debian-13")
                            .with("instance_type", "m7g.large")
                            .secret("user_data", "kubeadm join --token fedcba." + i);
                })
                .toList();
    }

    private List<ResourceChange> passwords(String before, String after) {
        var version =
                Address.of("module.secrets", "aws_secretsmanager_secret_version", "postgresql");
        return List.of(
                new ResourceChange(version, Action.UPDATE)
                        .with("id", "postgresql-" + project.workspace())
                        .secretChange(
                                "secret_string", "correct-horse-" + before, "battery-" + after)
                        .unknown("version_id", "v-" + before));
    }

    private List<ResourceChange> hosts(int before, int after) {
        boolean made = after > before;
        return IntStream.rangeClosed(Math.min(before, after) + 1, Math.max(before, after))
                .mapToObj(i ->
                        comesOrGoes("module.edge", "aws_route53_record", "host", "h" + i, made)
                                .with("name", "h%d.edge.eco-cycle.example".formatted(i))
                                .with("type", "A")
                                .with("ttl", 300))
                .toList();
    }

    /** Another version is another machine, and what the old one kept is not taken along. */
    private List<ResourceChange> brokers(String before, String after) {
        var changes = new ArrayList<ResourceChange>();
        var broker = Address.of("module.queue", "aws_instance", "broker");
        for (int i = 1; i <= 2; i++) {
            changes.add(
                    new ResourceChange(broker.at("b" + i), Action.REPLACE)
                            .forcing("ami", "ami-rabbitmq-" + before, "ami-rabbitmq-" + after)
                            .unknown("id", id("i", "broker-" + i))
                            .with("instance_type", "m7g.large")
                            .secretChange(
                                    "user_data",
                                    "cookie-%d-old".formatted(i),
                                    "cookie-%d-new".formatted(i)));
        }
        changes.add(
                comesOrGoes("module.queue", "aws_ebs_volume", "spool", before, false)
                        .with("type", "gp3")
                        .with("size", 40));
        return changes;
    }

    private List<ResourceChange> retention(String before, String after) {
        var group = Address.of("module.monitoring", "aws_cloudwatch_log_group", "alerts");
        return List.of(
                new ResourceChange(group, Action.UPDATE)
                        .with("id", "/tidemark/production/alerts")
                        .change("retention_in_days", number(before), number(after)));
    }

    private List<ResourceChange> redis(String domain, boolean made) {
        String module = "module.redis_" + domain;
        var password = new Address(module, "random_password", "redis", null);
        var secret = new ResourceChange(password, made ? Action.CREATE : Action.DELETE);
        return List.of(
                comesOrGoes(module, "aws_instance", "redis", "0", made)
                        .with("instance_type", "r7g.large"),
                comesOrGoes(module, "aws_security_group", "redis", "0", made)
                        .with("description", "Redis of " + domain),
                made
                        ? secret.with("length", 32).unknown("result", null)
                        : secret.with("length", 32).secret("result", "gone-with-" + domain));
    }
}
