package dev.tidemark.sandbox.atlantis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The state of each project and what a configuration would change about it. */
final class Terraform {

    private final Map<Project, Settings> applied = new HashMap<>();
    private final Map<Project, List<ResourceChange>> drift = new HashMap<>();

    /** What runs before the story begins. */
    void begin(Project project, Settings settings) {
        applied.putIfAbsent(project, settings);
    }

    Plan plan(Project project, Settings wanted, Instant at) {
        Settings before = applied.getOrDefault(project, wanted);
        var changes = new ArrayList<ResourceChange>();
        var catalogue = new Catalogue(project);
        var keys = new TreeSet<>(before.values().keySet());
        keys.addAll(wanted.values().keySet());
        for (String key : keys) {
            @Nullable String old = before.values().get(key);
            @Nullable String now = wanted.values().get(key);
            if (old == null || !old.equals(now)) {
                changes.addAll(catalogue.changes(key, old, now));
            }
        }
        var outside = drift.getOrDefault(project, List.of());
        outside.forEach(one -> changes.add(undoing(one)));
        return new Plan(project, at, changes, outside, outputs(before, wanted));
    }

    private static List<Plan.Output> outputs(Settings before, Settings wanted) {
        String old = before.values().get("env#workers");
        String now = wanted.values().get("env#workers");
        return old == null || now == null || old.equals(now)
                ? List.of()
                : List.of(new Plan.Output("worker_count", old, now));
    }

    void apply(Project project, Settings settings) {
        applied.put(project, settings);
        drift.remove(project);
    }

    /** Somebody opens a port by hand. */
    void driftOutside(Project project, int port) {
        var group = Address.of("module.security", "aws_security_group_rule", "access");
        drift.put(
                project,
                List.of(
                        new ResourceChange(group, Action.UPDATE)
                                .with("id", "sgrule-" + project.workspace())
                                .with("protocol", "tcp")
                                .change("from_port", 443, port)
                                .change("to_port", 443, port)
                                .secret("prefix_list_token", "pl-" + project.workspace())));
    }

    private static ResourceChange undoing(ResourceChange outside) {
        var back = new ResourceChange(outside.address(), Action.UPDATE);
        outside.attributes()
                .forEach((name, attribute) -> {
                    var before = attribute.after();
                    var after = attribute.before();
                    if (before != null && after != null && !attribute.sensitive()) {
                        back.change(name, before, after);
                    }
                });
        return back;
    }

    boolean hasDrifted(Project project) {
        return drift.containsKey(project);
    }
}
