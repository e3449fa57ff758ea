package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tidemark.event.PlanDocument.Action;
import dev.tidemark.plan.PlannedOutput;
import dev.tidemark.plan.ResourceDetail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads what a plan would do to outputs. */
final class OutputReading {

    private static final String OWNER = "output.";

    private final Masking masking;
    private final Addresses addresses;
    private final PlanDigest digest;
    private final DetailDocuments details;
    private final Limits limits;
    private final List<PlannedOutput> rows = new ArrayList<>();

    OutputReading(Masking masking, PlanDigest digest, DetailDocuments details, Limits limits) {
        this.limits = limits;
        this.masking = masking;
        this.addresses = new Addresses(masking);
        this.digest = digest;
        this.details = details;
    }

    List<PlannedOutput> rows() {
        return rows.stream().sorted(Comparator.comparing(PlannedOutput::name)).toList();
    }

    void read(Piece piece) throws MalformedJson {
        limits.change();
        String own = piece.name() == null ? "" : piece.name();
        String name = addresses.kept(masking.text(OWNER, own));
        if (!piece.isWhole()) {
            throw new UnreadablePlan("an output in it is too large");
        }
        JsonNode change = PlanTree.of(piece.bytes());
        MaskedChange values = masking.change(OWNER + name, change, SecretNames.isSecret(own));
        digest.add(
                Map.of(
                        "kind", TextNode.valueOf("output"),
                        "name", TextNode.valueOf(name),
                        "actions", change.path("actions"),
                        "before", values.before(),
                        "after", values.after()));
        Action action = Actions.of(change.path("actions"), false, false);
        if (action != null) {
            boolean sensitive =
                    Marks.of(change.path("before_sensitive"), change.path("after_sensitive"))
                            .isAll();
            add(name, action, sensitive, Difference.of(values, MissingNode.getInstance()));
        }
    }

    private void add(String name, Action action, boolean sensitive, Difference difference) {
        int document =
                details.add(
                        new ResourceDetail(
                                ResourceDetail.Part.OUTPUT,
                                name,
                                null,
                                difference.attributes(),
                                difference.unchanged(),
                                difference.omitted(),
                                false));
        limits.row(name);
        rows.add(new PlannedOutput(name, action, sensitive, document));
    }
}
