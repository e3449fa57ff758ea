package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.git.Directory;
import java.util.stream.Collectors;

/** The repository as the story finds it. */
final class FirstTree {

    static final String VOLUMES = "terraform/modules/data/variables.tf";
    static final String NODES = "terraform/modules/cluster/variables.tf";
    static final String NETWORK = "terraform/modules/network/variables.tf";
    static final String DNS = "terraform/modules/dns/records.tf";
    static final String TERRAFORM = "terraform/main.tf";
    static final String EDGE = "terraform/edge/records.tf";
    static final String QUEUE = "terraform/queue/broker.tf";
    static final String MONITORING = "terraform/monitoring/alerts.tf";
    static final String POSTGRESQL = "ansible/roles/postgresql/defaults/main.yml";
    static final String REDIS = "ansible/roles/redis/defaults/main.yml";
    static final String RABBITMQ = "ansible/roles/rabbitmq/defaults/main.yml";
    static final String API_SERVICES = "argocd/apps/api-services.yaml";
    static final String INFRASTRUCTURE = "argocd/apps/infrastructure.yaml";
    static final String BASE_DEPLOYMENT = "k8s/base/deployment.yaml";
    static final String NETWORK_POLICY = "k8s/infrastructure/networkpolicies/default-deny.yaml";
    static final String CI = ".github/workflows/ci.yml";
    static final String RUNBOOK = "docs/runbooks/recover-a-stuck-wave.md";

    static final String STAGING = "terraform/env/staging.tfvars";
    static final String PRODUCTION = "terraform/env/production.tfvars";

    private static final String OVERLAY =
            """
            resources: [../../base]
            patches:
              - path: deployment.yaml
            configMapGenerator:
              - name: configuration
                envs: [config.properties]
            """;

    private static final String ATLANTIS =
            """
            version: 3
            parallel_plan: true
            projects:
              - name: cluster-staging
                dir: terraform
                workspace: staging
                execution_order_group: 1
              - name: cluster-production
                dir: terraform
                workspace: production
                execution_order_group: 2
                depends_on: [cluster-staging]
              - name: edge-production
                dir: terraform/edge
                workspace: production
              - name: queue-production
                dir: terraform/queue
                workspace: production
              - name: monitoring-production
                dir: terraform/monitoring
                workspace: production
            """;

    private static final String POLICY =
            """
            version: 1
            environments:
              - name: staging
                projects: [{workspace: staging}]
                applications: [{cluster: staging}]
              - name: production
                projects: [{workspace: production}]
                applications: [{cluster: production}]
            undiverged: false
            act_as_app: true
            break_glass: {teams: [eco-cycle/admins], roles: [admin]}
            rules:
              - name: Staging
                environments: [staging]
                approvers: {roles: [lead]}
              - name: Production
                environments: [production]
                approvers: {teams: [eco-cycle/platform-leads]}
                approvals: 1
                approvals_when_destroying: 2
            freezes:
              - name: Weekend
                reason: Nobody is there to watch the clusters
                projects: [{name: cluster-production}]
                time_zone: Asia/Seoul
                weekly: {from: fri 18:00, until: mon 08:00}
              - name: End of the year
                reason: Collection points are counted
                environments: [production]
                time_zone: Asia/Seoul
                from: 2026-12-23T18:00
                until: 2027-01-04T08:00
            """;

    private FirstTree() {}

    static Directory grow() {
        var tree =
                Directory.EMPTY
                        .with("README.md", "# backend\n\nInfrastructure and delivery.\n")
                        .with(RUNBOOK, "# Recover a stuck wave\n\n1. Read the health message.\n")
                        .with(CI, "name: ci\non: [push, pull_request]\ntimeout-minutes: 10\n")
                        .with(
                                ".github/workflows/infrastructure-bootstrap.yml",
                                "name: infrastructure-bootstrap\non: workflow_dispatch\n")
                        .with("atlantis.yaml", ATLANTIS)
                        .with(".tidemark.yaml", POLICY);
        return domains(argocd(ansible(terraform(tree))));
    }

    private static Directory terraform(Directory tree) {
        return tree.with(TERRAFORM, "owner = \"platform\"\nstate_locking = true\n")
                .with(VOLUMES, "volume_gib = 120\niops = 3000\nbackup_days = 14\n")
                .with(NODES, "max_size = 6\ninstance_type = \"m7g.large\"\nversion = \"1.33\"\n")
                .with(NETWORK, "zones = 3\nnat_gateways = 1\nflow_logs = false\n")
                .with(DNS, "ttl = 300\nhealth_checks = false\n")
                .with(EDGE, "hosts = 4\n")
                .with(QUEUE, "version = \"4.1\"\n")
                .with(MONITORING, "retention_days = 14\n")
                .with(STAGING, "workers = 2\npassword_rotated = \"2026-08\"\n")
                .with(PRODUCTION, "workers = 4\npassword_rotated = \"2026-08\"\n");
    }

    private static Directory ansible(Directory tree) {
        return tree.with("ansible/site.yml", "- import_playbook: playbooks/01-prerequisites.yml\n")
                .with(
                        "ansible/playbooks/08-databases.yml",
                        "- hosts: data\n  roles: [postgresql, redis, rabbitmq]\n")
                .with(POSTGRESQL, "postgresql_version: 17.6\nmax_connections: 200\n")
                .with(REDIS, "redis_version: 8.2.1\nmaxmemory: 2gb\n")
                .with(RABBITMQ, "rabbitmq_version: 4.1.4\nvm_memory_high_watermark: 0.4\n");
    }

    private static Directory argocd(Directory tree) {
        return tree.with("argocd/root-app.yaml", "kind: Application\nname: root\n")
                .with(INFRASTRUCTURE, "wave: 0\nselfHeal: true\nprune: true\nretries: 5\n")
                .with(API_SERVICES, "wave: 3\nselfHeal: true\nmaxUpdate: 100%\nretries: 3\n")
                .with("k8s/base/kustomization.yaml", "resources: [deployment.yaml]\n")
                .with(BASE_DEPLOYMENT, "probePath: /ready\nperiodSeconds: 10\nrunAsNonRoot: true\n")
                .with(NETWORK_POLICY, "policyTypes: [Ingress, Egress]\ndnsPort: 53\n");
    }

    private static Directory domains(Directory tree) {
        var result = tree;
        for (var domain : Domain.ALL) {
            var settings =
                    domain.settings().stream()
                            .map(setting -> setting.key() + "=" + setting.value() + "\n")
                            .collect(Collectors.joining());
            result =
                    result.with(
                                    domain.kustomization(),
                                    OVERLAY + "newTag: " + domain.version() + "\n")
                            .with(domain.configuration(), "LOG_LEVEL=info\n" + settings)
                            .with(
                                    domain.deployment(),
                                    "replicas: %d\nmemory: %dMi\n"
                                            .formatted(domain.replicas(), domain.memory()));
        }
        return result;
    }
}
