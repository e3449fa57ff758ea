package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanDocument.Action;
import dev.tidemark.plan.PlannedResource;
import dev.tidemark.plan.ResourceDetail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a plan would do to resources, and what was done to them outside of Terraform. */
final class ChangeReading {

    /** Worst first, as the enumeration is. */
    private static final Comparator<PlannedResource> WORST_FIRST =
            Comparator.comparing(PlannedResource::action).thenComparing(PlannedResource::address);

    private final Masking masking;
    private final Addresses addresses;
    private final PlanDigest digest;
    private final DetailDocuments details;
    private final Limits limits;
    private final Counting counting = new Counting();
    private final List<PlannedResource> resources = new ArrayList<>();
    private final List<PlannedResource> drift = new ArrayList<>();

    ChangeReading(Masking masking, PlanDigest digest, DetailDocuments details, Limits limits) {
        this.limits = limits;
        this.masking = masking;
        this.addresses = new Addresses(masking);
        this.digest = digest;
        this.details = details;
    }

    PlanCounts counts() {
        return counting.counts();
    }

    List<PlannedResource> resources() {
        return resources.stream().sorted(WORST_FIRST).toList();
    }

    List<PlannedResource> drift() {
        return drift.stream().sorted(WORST_FIRST).toList();
    }

    void planned(Piece piece) throws MalformedJson {
        limits.change();
        ResourceChange change = ResourceChange.of(piece, masking, addresses);
        digest.add(change.digestPart());
        Action action = change.action();
        // Terraform shows no data source that goes.
        if (action != null && !(action == Action.DELETE && change.isData())) {
            counting.add(action, change.isImported());
            resources.add(row(change, action, ResourceDetail.Part.RESOURCE));
        }
    }

    void drifted(Piece piece) throws MalformedJson {
        ResourceChange change = ResourceChange.of(piece, masking, addresses);
        Action action = change.action();
        if (action != null) {
            drift.add(row(change, action, ResourceDetail.Part.DRIFT));
        }
    }

    private PlannedResource row(ResourceChange change, Action action, ResourceDetail.Part part) {
        Difference difference = change.difference();
        int document = details.add(detail(change, difference, part));
        JsonNode resource = change.resource();
        String module = address(resource, "module_address");
        limits.row(change.address(), change.previousAddress(), module, change.importId());
        return new PlannedResource(
                change.address(),
                change.previousAddress(),
                module,
                word(resource, "mode"),
                word(resource, "type"),
                word(resource, "name"),
                word(resource, "provider_name"),
                optional(word(resource, "deposed")),
                action,
                optional(word(resource, "action_reason")),
                change.isImported(),
                change.importId(),
                difference.changed(),
                document);
    }

    private static ResourceDetail detail(
            ResourceChange change, Difference difference, ResourceDetail.Part part) {
        return new ResourceDetail(
                part,
                change.address(),
                optional(word(change.resource(), "deposed")),
                difference.attributes(),
                difference.unchanged(),
                difference.omitted(),
                !change.isWhole());
    }

    private @Nullable String address(JsonNode resource, String field) {
        String address = resource.path(field).asText();
        return address.isEmpty() ? null : addresses.kept(address);
    }

    private static String word(JsonNode resource, String field) {
        return Words.kept(resource.path(field));
    }

    private static @Nullable String optional(String word) {
        return word.isEmpty() ? null : word;
    }
}
