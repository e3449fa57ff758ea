package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.git.Directory;
import java.util.List;

/** What the platform people think of: Terraform, Ansible, Argo CD. */
final class InfrastructureProposals {

    private final Chance chance;

    InfrastructureProposals(Chance chance) {
        this.chance = chance;
    }

    /** A line that swings between two values, and how each way is called. */
    private record Swing(
            String path, String key, String one, String other, String there, String back) {

        Proposal proposal(Directory tree, String body) {
            boolean there = !Edit.valueIn(tree, path, key).equals(bare(other));
            return new Proposal(
                    there ? this.there : back, body, new Edit(path, key, there ? other : one));
        }

        private static String bare(String value) {
            return value.replace("\"", "");
        }
    }

    private static final List<Swing> TERRAFORM =
            List.of(
                    new Swing(
                            FirstTree.PRODUCTION,
                            "workers",
                            "4",
                            "6",
                            "Two more workers in production for the campaign",
                            "Give the two campaign workers back"),
                    new Swing(
                            FirstTree.STAGING,
                            "workers",
                            "2",
                            "3",
                            "One more worker in staging",
                            "Go back to two workers in staging"),
                    new Swing(
                            FirstTree.PRODUCTION,
                            "password_rotated",
                            "\"2026-08\"",
                            "\"2026-11\"",
                            "Rotate PostgreSQL's password in production",
                            "Rotate PostgreSQL's password in production again"),
                    new Swing(
                            FirstTree.NODES,
                            "version",
                            "\"1.33\"",
                            "\"1.34\"",
                            "Replace the control plane by Kubernetes 1.34",
                            "Go back to Kubernetes 1.33"),
                    new Swing(
                            FirstTree.TERRAFORM,
                            "owner",
                            "\"platform\"",
                            "\"delivery\"",
                            "Tag everything with its new owner",
                            "Tag everything with its old owner again"),
                    new Swing(
                            FirstTree.NODES,
                            "instance_type",
                            "\"m7g.large\"",
                            "\"m7g.xlarge\"",
                            "Move the workers to m7g.xlarge",
                            "Move the workers back to m7g.large"),
                    new Swing(
                            FirstTree.NETWORK,
                            "nat_gateways",
                            "1",
                            "3",
                            "One NAT gateway for each zone",
                            "Go back to one NAT gateway to save money"),
                    new Swing(
                            FirstTree.NETWORK,
                            "flow_logs",
                            "false",
                            "true",
                            "Keep flow logs of the VPC",
                            "Stop keeping flow logs"),
                    new Swing(
                            FirstTree.DNS,
                            "ttl",
                            "300",
                            "60",
                            "Lower the TTL of all records before the move",
                            "Raise the TTL again after the move"),
                    new Swing(
                            FirstTree.VOLUMES,
                            "backup_days",
                            "14",
                            "35",
                            "Keep database backups for 35 days",
                            "Keep database backups for 14 days"));

    private static final List<Swing> ANSIBLE =
            List.of(
                    new Swing(
                            FirstTree.POSTGRESQL,
                            "max_connections",
                            "200",
                            "400",
                            "Allow 400 connections to PostgreSQL",
                            "Lower PostgreSQL to 200 connections"),
                    new Swing(
                            FirstTree.REDIS,
                            "maxmemory",
                            "2gb",
                            "4gb",
                            "Give Redis four gigabytes",
                            "Give Redis two gigabytes"),
                    new Swing(
                            FirstTree.RABBITMQ,
                            "vm_memory_high_watermark",
                            "0.4",
                            "0.6",
                            "Raise RabbitMQ's memory watermark",
                            "Lower RabbitMQ's memory watermark again"));

    private static final List<Swing> ARGOCD =
            List.of(
                    new Swing(
                            FirstTree.API_SERVICES,
                            "selfHeal",
                            "true",
                            "false",
                            "Switch self-heal of the services off for the load test",
                            "Switch self-heal of the services on again"),
                    new Swing(
                            FirstTree.API_SERVICES,
                            "maxUpdate",
                            "100%",
                            "1",
                            "Roll out one service at a time",
                            "Roll out all services of a phase at once"),
                    new Swing(
                            FirstTree.INFRASTRUCTURE,
                            "retries",
                            "5",
                            "10",
                            "Retry infrastructure syncs ten times",
                            "Retry infrastructure syncs five times"),
                    new Swing(
                            FirstTree.NETWORK_POLICY,
                            "dnsPort",
                            "53",
                            "5353",
                            "Let pods reach the node-local DNS cache",
                            "Use the cluster's DNS directly again"));

    Proposal terraform(Directory tree) {
        if (chance.happens(0.3)) {
            return volumes(tree);
        }
        return chance.oneOf(TERRAFORM).proposal(tree, "Plan by Atlantis below.");
    }

    private Proposal volumes(Directory tree) {
        int old = Integer.parseInt(Edit.valueIn(tree, FirstTree.VOLUMES, "volume_gib"));
        int now = old + 40 * chance.between(1, 2);
        return new Proposal(
                "Grow the PostgreSQL volumes to " + now + " GiB",
                "At 81 % since Monday.",
                new Edit(FirstTree.VOLUMES, "volume_gib", Integer.toString(now)));
    }

    Proposal ansible(Directory tree) {
        if (chance.happens(0.4)) {
            return upgrade(tree);
        }
        return chance.oneOf(ANSIBLE).proposal(tree, "Run with --check first.");
    }

    private Proposal upgrade(Directory tree) {
        boolean redis = chance.happens(0.5);
        var path = redis ? FirstTree.REDIS : FirstTree.RABBITMQ;
        var key = redis ? "redis_version" : "rabbitmq_version";
        var version = Versions.next(Edit.valueIn(tree, path, key), chance.happens(0.2));
        return new Proposal(
                "Upgrade " + (redis ? "Redis" : "RabbitMQ") + " to " + version,
                "Security fixes only.",
                new Edit(path, key, version));
    }

    Proposal argocd(Directory tree) {
        return chance.oneOf(ARGOCD).proposal(tree, "");
    }
}
