package dev.tidemark.atlantis;

import dev.tidemark.plan.PlanDocuments;
import dev.tidemark.plan.PlanSummary;
import dev.tidemark.plan.PlannedOutput;
import dev.tidemark.plan.PlannedResource;
import dev.tidemark.plan.ResourceDetail;
import dev.tidemark.plan.ResourceDetail.Part;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan's resources by module, its outputs and its drift. Blocking. */
@Singleton
class PlanGroups {

    /** What is opened at once: more would hide what comes after it. */
    private static final int OPEN = 5;

    private static final int MOST_DRIFT = 50;

    private final PlanDocuments documents;
    private final ResourceViews views;
    private final PlanMessages words;

    PlanGroups(PlanDocuments documents, ResourceViews views, PlanMessages words) {
        this.documents = documents;
        this.views = views;
        this.words = words;
    }

    /** Each detail document is read once. */
    private final class Details {

        private final PlanSummary summary;
        private final Map<Integer, List<ResourceDetail>> read = new HashMap<>();

        Details(PlanSummary summary) {
            this.summary = summary;
        }

        @Nullable ResourceDetail of(
                int document, Part part, String address, @Nullable String deposed) {
            return read
                    .computeIfAbsent(document, number -> documents.details(summary, number))
                    .stream()
                    .filter(detail -> detail.part() == part)
                    .filter(detail -> detail.address().equals(address))
                    .filter(detail -> Objects.equals(detail.deposed(), deposed))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * So many resources from this one on, worst first within each module and the module with the
     * worst first; at the beginning of the plan also outputs and drift.
     */
    List<PlanView.Group> of(PlanSummary summary, int from, int count, boolean opened) {
        var details = new Details(summary);
        int end = Math.min(summary.resources().size(), from + count);
        List<PlannedResource> shown =
                from >= end ? List.of() : summary.resources().subList(from, end);
        Map<String, List<PlanView.Resource>> byModule = new LinkedHashMap<>();
        int left = opened ? OPEN : 0;
        for (PlannedResource resource : shown) {
            ResourceDetail detail =
                    details.of(
                            resource.details(),
                            Part.RESOURCE,
                            resource.address(),
                            resource.deposed());
            byModule.computeIfAbsent(
                            Objects.requireNonNullElse(resource.module(), ""),
                            none -> new ArrayList<>())
                    .add(views.planned(resource, detail, left-- > 0));
        }
        var groups = new ArrayList<PlanView.Group>();
        byModule.forEach((module, resources) ->
                groups.add(new PlanView.Group(title(module, resources.size()), true, resources)));
        if (from == 0) {
            addOutputs(summary, details, groups);
            addDrift(summary, details, groups);
        }
        return groups;
    }

    private @Nullable VisibleText title(String module, int count) {
        return module.isEmpty()
                ? null
                : VisibleText.of(words.module(module, Figures.grouped(count)));
    }

    private void addOutputs(PlanSummary summary, Details details, List<PlanView.Group> groups) {
        var rows = new ArrayList<PlanView.Resource>();
        for (PlannedOutput output : summary.outputs()) {
            rows.add(
                    views.output(
                            output,
                            details.of(output.details(), Part.OUTPUT, output.name(), null)));
        }
        add(words.outputs(), rows, groups);
    }

    private void addDrift(PlanSummary summary, Details details, List<PlanView.Group> groups) {
        var rows = new ArrayList<PlanView.Resource>();
        for (PlannedResource row : summary.drift().stream().limit(MOST_DRIFT).toList()) {
            rows.add(
                    views.drifted(
                            row,
                            details.of(row.details(), Part.DRIFT, row.address(), row.deposed())));
        }
        add(words.driftGroup(), rows, groups);
    }

    private static void add(
            String title, List<PlanView.Resource> rows, List<PlanView.Group> groups) {
        if (!rows.isEmpty()) {
            groups.add(new PlanView.Group(VisibleText.of(title), false, rows));
        }
    }
}
