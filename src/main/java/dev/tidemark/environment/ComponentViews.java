package dev.tidemark.environment;

import dev.tidemark.argocd.Cluster;
import dev.tidemark.argocd.ClusterState;
import dev.tidemark.environment.MatrixView.Band;
import dev.tidemark.environment.MatrixView.Cell;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.VisibleText;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Components as pages show them: one by one, and side by side in the matrix. */
@Singleton
class ComponentViews {

    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{40,64}");
    private static final int ABBREVIATED = 7;

    private final FindingWords findings;
    private final GroupWords groups;
    private final StateWords states;

    ComponentViews(FindingWords findings, GroupWords groups, StateWords states) {
        this.findings = findings;
        this.groups = groups;
        this.states = states;
    }

    ComponentView view(Component component) {
        String id = id(component);
        Long change = component.change();
        return new ComponentView(
                id,
                href(component.environment()) + "#" + id,
                VisibleText.of(component.name()),
                component.href(),
                new Mark(component.status().style(), findings.word(component)),
                revision(component.revision()),
                component.since(),
                revision(component.desired()),
                component.by() == null ? null : VisibleText.of(component.by()).isolated(),
                change == null ? null : "#" + change,
                change == null ? null : "/changes/" + component.repository() + "/" + change,
                component.findings().stream()
                        // The page says it once, of the whole cluster.
                        .filter(each -> each.code() != Finding.Code.CLUSTER_NOT_OBSERVED)
                        .map(this::reason)
                        .toList(),
                component.learntLater());
    }

    private ComponentView.Reason reason(Finding finding) {
        return new ComponentView.Reason(
                finding.code().status().style(), findings.reason(finding), finding.since());
    }

    /** Short, and the same whenever the page is made. */
    private static String id(Component component) {
        byte[] bytes = component.id().getBytes(StandardCharsets.UTF_8);
        return "c-" + UUID.nameUUIDFromBytes(bytes).toString().substring(0, 13);
    }

    static String href(String environment) {
        return "/environments/"
                + URLEncoder.encode(environment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Revisions as people read them; a chart has a version instead. */
    static @Nullable VisibleText revision(@Nullable String revisions) {
        return revisions == null
                ? null
                : VisibleText.of(
                        REVISION.matcher(revisions)
                                .replaceAll(found -> found.group().substring(0, ABBREVIATED)));
    }

    /** Environments across, components down; one that is called the same is in the same row. */
    MatrixView matrix(List<EnvironmentState> environments) {
        Map<Group, Map<String, Map<String, List<Component>>>> byPlace = new TreeMap<>();
        for (EnvironmentState environment : environments) {
            for (Component component : environment.components()) {
                byPlace.computeIfAbsent(component.group(), none -> new TreeMap<>())
                        .computeIfAbsent(component.row(), none -> new TreeMap<>())
                        .computeIfAbsent(environment.name(), none -> new ArrayList<>())
                        .add(component);
            }
        }
        List<String> names = environments.stream().map(EnvironmentState::name).toList();
        List<Band> bands =
                byPlace.entrySet().stream()
                        .map(band -> band(band.getKey(), band.getValue(), names))
                        .toList();
        return new MatrixView(environments.stream().map(this::head).toList(), bands);
    }

    private MatrixView.Head head(EnvironmentState environment) {
        return new MatrixView.Head(
                environment.name(),
                href(environment.name()),
                states.tally(environment.components()),
                environment.clusters().stream()
                        .map(ClusterState::gap)
                        .filter(Objects::nonNull)
                        .map(Cluster.Gap::from)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                environment.name().equals("production"));
    }

    private Band band(
            Group group, Map<String, Map<String, List<Component>>> rows, List<String> names) {
        return new Band(
                groups.title(group),
                groups.note(group),
                names.stream().map(name -> states.tally(of(name, rows.values()))).toList(),
                rows.entrySet().stream()
                        .map(row -> row(row.getKey(), row.getValue(), names))
                        .toList());
    }

    private static List<Component> of(
            String environment, Collection<Map<String, List<Component>>> rows) {
        return rows.stream()
                .flatMap(row -> row.getOrDefault(environment, List.of()).stream())
                .collect(Collectors.toList());
    }

    private MatrixView.Row row(
            String name, Map<String, List<Component>> cells, List<String> environments) {
        return new MatrixView.Row(
                VisibleText.of(name).shown(),
                environments.stream()
                        .map(each -> cells.getOrDefault(each, List.of()))
                        .map(found -> new Cell(found.stream().map(this::view).toList()))
                        .toList());
    }
}
