package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.eventlog.Evidence;
import dev.tidemark.plan.AttributeChange;
import dev.tidemark.plan.PlanJson;
import dev.tidemark.plan.PlanSummary;
import dev.tidemark.plan.PlannedResource;
import dev.tidemark.plan.PostedPlan;
import dev.tidemark.plan.ResourceDetail;
import dev.tidemark.secret.PortalKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A plan, read as it is on its way in, without a portal around it. */
final class ReadPlan {

    static final PostedPlan POSTED =
            new PostedPlan(
                    Repository.byName("github.com", "acme/infrastructure"),
                    418L,
                    new Revision("a".repeat(40)),
                    new AtlantisProject("terraform", "production", "cluster-production"),
                    Instant.parse("2026-08-11T09:31:00Z"));

    private static final PortalKey KEY = key();

    private final List<Evidence> stored = new ArrayList<>();
    private final PlanSummary summary;

    private ReadPlan(byte[] plan) {
        try {
            HeaderScan scan = HeaderScan.of(new ByteArrayInputStream(plan));
            scan.check();
            var masking = new Masking(KEY, POSTED, scan.header().allMasked());
            summary =
                    PlanReading.of(
                            new ByteArrayInputStream(plan),
                            POSTED,
                            scan.header(),
                            masking,
                            new DetailDocuments(stored::add));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static PortalKey key() {
        try {
            Path folder = Files.createTempDirectory("key");
            return PortalKey.open(folder.resolve("secret-key"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static ReadPlan of(String json) {
        return new ReadPlan(json.getBytes(StandardCharsets.UTF_8));
    }

    static ReadPlan of(JsonNode json) {
        return of(json.toString());
    }

    static ReadPlan fixture(String name) {
        return of(text(name));
    }

    /** A plan with one resource of which only the change is told. */
    static ReadPlan ofChange(String change) {
        return of(
                """
                {"format_version": "1.2", "terraform_version": "1.11.4", "resource_changes": [
                  {"address": "a.b", "mode": "managed", "type": "a", "name": "b", "change": %s}]}
                """
                        .formatted(change));
    }

    static String text(String fixture) {
        try (InputStream file = ReadPlan.class.getResourceAsStream("/plan/" + fixture + ".json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    PlanSummary summary() {
        return summary;
    }

    String digest() {
        return summary.digest();
    }

    PlannedResource resource(String address) {
        return summary.resource(address).orElseThrow();
    }

    List<ResourceDetail> details() {
        var details = new ArrayList<ResourceDetail>();
        for (Evidence document : stored) {
            details.addAll(PlanJson.details(document.content()));
        }
        return details;
    }

    List<Evidence> documents() {
        return stored;
    }

    ResourceDetail detail(ResourceDetail.Part part, String address) {
        return details().stream()
                .filter(detail -> detail.part() == part && detail.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    AttributeChange attribute(String address, String path) {
        return detail(ResourceDetail.Part.RESOURCE, address).attributes().stream()
                .filter(attribute -> attribute.path().equals(path))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(
                                path
                                        + " is not among "
                                        + detail(ResourceDetail.Part.RESOURCE, address)));
    }

    /** All that would be stored, as one text. */
    String everything() {
        var text = new StringBuilder(new String(PlanJson.bytes(summary), StandardCharsets.UTF_8));
        stored.forEach(
                document -> text.append(new String(document.content(), StandardCharsets.UTF_8)));
        return text.toString();
    }
}
