package dev.tidemark.ingest.plan;

import dev.tidemark.event.PlanDocument;
import dev.tidemark.event.PlanDocument.Action;
import dev.tidemark.ingest.JsonSize;
import dev.tidemark.plan.PlanHeader;
import dev.tidemark.plan.PlanSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What of a plan an entry holds. */
final class PlanContent {

    private static final int MOST = 200;

    /** Of the 65,535 bytes of an entry, what its other attributes leave for certain. */
    private static final int BYTES = 40_000;

    /** The names of the fields and the action beside an address. */
    private static final int BYTES_OF_FORM = 50;

    private PlanContent() {}

    static PlanDocument of(PlanSummary summary) {
        PlanHeader header = summary.header();
        List<PlanDocument.Resource> resources =
                summary.resources().stream()
                        .map(row -> new PlanDocument.Resource(row.address(), row.action()))
                        .toList();
        return new PlanDocument(
                summary.digest(),
                header.formatVersion(),
                header.terraformVersion(),
                summary.counts(),
                summary.outputs().size(),
                moved(resources),
                summary.drift().size(),
                summary.deferred().size(),
                summary.failedChecks().size(),
                header.complete(),
                header.applyable(),
                resources.size(),
                fitting(resources, PlanDocument.Resource::address));
    }

    private static int moved(List<PlanDocument.Resource> resources) {
        return (int) resources.stream().filter(row -> row.action() == Action.MOVE).count();
    }

    /** The first of them, as many as an entry has room for. */
    static <T> List<T> fitting(List<T> all, Function<T, String> address) {
        var fitting = new ArrayList<T>();
        int left = BYTES;
        for (T one : all) {
            left -= JsonSize.of(address.apply(one)) + BYTES_OF_FORM;
            if (left < 0 || fitting.size() == MOST) {
                break;
            }
            fitting.add(one);
        }
        return fitting;
    }
}
