package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.git.Directory;
import java.util.List;
import java.util.function.Function;

/** What the team may think of next, given the repository as it is. */
final class Proposals {

    private final Chance chance;
    private final List<Function<Directory, Proposal>> kinds;

    Proposals(Chance chance) {
        this.chance = chance;
        var infrastructure = new InfrastructureProposals(chance);
        // Listed as often as they happen.
        this.kinds =
                List.of(
                        this::release,
                        this::release,
                        this::release,
                        this::release,
                        this::setting,
                        this::setting,
                        this::memory,
                        this::replicas,
                        this::probes,
                        infrastructure::terraform,
                        infrastructure::terraform,
                        infrastructure::terraform,
                        infrastructure::ansible,
                        infrastructure::ansible,
                        infrastructure::argocd,
                        this::ownRedis,
                        this::runbook);
    }

    Proposal next(Directory tree) {
        return chance.oneOf(kinds).apply(tree);
    }

    private Proposal release(Directory tree) {
        var domain = chance.oneOf(Domain.ALL);
        var version = Versions.next(current(tree, domain), chance.happens(0.3));
        return new Proposal(
                "Release " + domain.name() + " " + version,
                "Changelog: see the tag v" + version + " of the service.",
                new Edit(domain.kustomization(), "newTag", version));
    }

    private static String current(Directory tree, Domain domain) {
        return Edit.valueIn(tree, domain.kustomization(), "newTag");
    }

    private Proposal setting(Directory tree) {
        var domain = chance.oneOf(Domain.ALL);
        var setting = chance.oneOf(domain.settings());
        var value = Edit.valueIn(tree, domain.configuration(), setting.key());
        boolean back = value.equals(setting.changed());
        return new Proposal(
                back ? "Go back to " + setting.key() + "=" + setting.value() : setting.title(),
                "Asked for by the " + domain.name() + " team.",
                new Edit(
                        domain.configuration(),
                        setting.key(),
                        back ? setting.value() : setting.changed()));
    }

    private Proposal memory(Directory tree) {
        var domain = chance.oneOf(Domain.ALL);
        var old = Edit.valueIn(tree, domain.deployment(), "memory");
        int mebibytes = Integer.parseInt(old.replaceAll("[^0-9]", ""));
        int now = mebibytes >= 2_048 ? 512 : mebibytes + 128 * chance.between(1, 3);
        var verb = now < mebibytes ? "Lower" : "Raise";
        return new Proposal(
                "%s the memory limit of %s to %dMi".formatted(verb, domain.name(), now),
                "The container was at " + old + " for a week.",
                new Edit(domain.deployment(), "memory", now + "Mi"));
    }

    private Proposal replicas(Directory tree) {
        var domain = chance.oneOf(Domain.ALL);
        int old = Integer.parseInt(Edit.valueIn(tree, domain.deployment(), "replicas"));
        int now = old >= 6 ? 2 : old + 1;
        return new Proposal(
                "Run %s with %d replicas".formatted(domain.name(), now),
                "",
                new Edit(domain.deployment(), "replicas", Integer.toString(now)));
    }

    private Proposal probes(Directory tree) {
        int old = Integer.parseInt(Edit.valueIn(tree, FirstTree.BASE_DEPLOYMENT, "periodSeconds"));
        int now = old == 10 ? 5 : 10;
        return new Proposal(
                "Probe every service each " + now + " seconds",
                "In the base, so it reaches all seven domains.",
                new Edit(FirstTree.BASE_DEPLOYMENT, "periodSeconds", Integer.toString(now)));
    }

    private Proposal ownRedis(Directory tree) {
        var domain = chance.oneOf(Domain.ALL);
        var version = Versions.next(current(tree, domain), true);
        return new Proposal(
                "Give " + domain.name() + " sessions their own Redis",
                "Terraform makes the node, Ansible the server; the overlay points to it.",
                new Edit(
                        "terraform/modules/redis-" + domain.name() + "/main.tf",
                        "instance_type",
                        "\"r7g.large\""),
                new Edit(FirstTree.REDIS, "redis_" + domain.name() + "_port", "6380"),
                new Edit(domain.configuration(), "REDIS_HOST", "redis-" + domain.name()),
                new Edit(domain.kustomization(), "newTag", version));
    }

    private Proposal runbook(Directory tree) {
        int step = tree.read(FirstTree.RUNBOOK).orElse("").split("\n", -1).length;
        return new Proposal(
                "Say in the runbook who to call",
                "",
                new Edit(
                        FirstTree.RUNBOOK,
                        "Step " + step,
                        "call " + chance.oneOf(Team.ALL).name()));
    }
}
