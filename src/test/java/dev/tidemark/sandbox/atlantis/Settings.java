package dev.tidemark.sandbox.atlantis;

import dev.tidemark.sandbox.git.Directory;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a tree says about one project's infrastructure: values by file and key. It stands for
 * Terraform's configuration, and what was last applied of it for Terraform's state.
 */
record Settings(SortedMap<String, String> values) {

    private static final Pattern LINE =
            Pattern.compile("(?m)^([A-Za-z_]+)\\s*[:=]\\s*\"?([^\"\n]*)\"?$");

    static Settings of(Directory tree, Project project) {
        var values = new TreeMap<String, String>();
        for (Map.Entry<String, String> file : tree.below(project.dir()).entrySet()) {
            if (project.isPlannedFor(project.dir() + "/" + file.getKey())) {
                String name = file.getKey().equals(project.environment()) ? "env" : file.getKey();
                var lines = LINE.matcher(file.getValue());
                while (lines.find()) {
                    values.put(name + "#" + lines.group(1), lines.group(2));
                }
            }
        }
        return new Settings(values);
    }

    /** This, with what somebody changed between two trees. */
    Settings merging(Settings before, Settings after) {
        var merged = new TreeMap<>(values);
        before.values().keySet().stream()
                .filter(key -> !after.values().containsKey(key))
                .forEach(merged::remove);
        after.values()
                .forEach((key, value) -> {
                    if (!value.equals(before.values().get(key))) {
                        merged.put(key, value);
                    }
                });
        return new Settings(merged);
    }
}
