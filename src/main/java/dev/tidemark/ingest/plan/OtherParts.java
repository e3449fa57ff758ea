package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tidemark.plan.DeferredResource;
import dev.tidemark.plan.FailedCheck;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads what a plan puts off, which checks fail, and which actions an apply would run. */
final class OtherParts {

    private static final List<String> FAILED = List.of("fail", "error");

    private final Masking masking;
    private final Addresses addresses;
    private final PlanDigest digest;
    private final Limits limits;
    private final List<DeferredResource> deferred = new ArrayList<>();
    private final List<FailedCheck> failedChecks = new ArrayList<>();
    private final List<String> invocations = new ArrayList<>();

    OtherParts(Masking masking, PlanDigest digest, Limits limits) {
        this.limits = limits;
        this.masking = masking;
        this.addresses = new Addresses(masking);
        this.digest = digest;
    }

    List<DeferredResource> deferred() {
        return deferred.stream().sorted(Comparator.comparing(DeferredResource::address)).toList();
    }

    List<FailedCheck> failedChecks() {
        return failedChecks.stream().sorted(Comparator.comparing(FailedCheck::address)).toList();
    }

    List<String> invocations() {
        return invocations.stream().sorted().toList();
    }

    void deferred(JsonNode part) {
        JsonNode resource = part.path("resource_change");
        String address = addresses.kept(resource.path("address").asText());
        limits.row(address);
        deferred.add(
                new DeferredResource(
                        address,
                        Words.kept(part.path("reason")),
                        Actions.of(
                                resource.path("change").path("actions"),
                                resource.hasNonNull("previous_address"),
                                resource.path("change").path("importing").isObject())));
    }

    void check(JsonNode check) {
        String status = check.path("status").asText();
        if (FAILED.contains(status)) {
            String address = addresses.kept(check.path("address").path("to_display").asText());
            limits.row(address);
            failedChecks.add(new FailedCheck(address, status));
        }
    }

    /** Its settings may be sensitive anywhere, so all of it is one masked value. */
    void invocation(JsonNode invocation) {
        String address = addresses.kept(invocation.path("address").asText());
        var bytes = new ByteArrayOutputStream();
        CanonicalPlan.write(invocation, bytes);
        String hmac = masking.hmac(address, bytes.toString(StandardCharsets.UTF_8));
        digest.add(
                Map.of(
                        "kind", TextNode.valueOf("invocation"),
                        "address", TextNode.valueOf(address),
                        "after", Hidden.masked(hmac)));
        limits.row(address);
        invocations.add(address);
    }
}
