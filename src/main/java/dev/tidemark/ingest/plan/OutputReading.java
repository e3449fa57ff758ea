package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
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
        Marks marks = Marks.of(change.path("before_sensitive"), change.path("after_sensitive"));
        boolean named = SecretNames.isSecret(own);
        JsonNode before = value(name, change.path("before"), marks, BooleanNode.FALSE, named);
        JsonNode after =
                value(name, change.path("after"), marks, change.path("after_unknown"), named);
        digest.add(
                Map.of(
                        "kind", TextNode.valueOf("output"),
                        "name", TextNode.valueOf(name),
                        "actions", change.path("actions"),
                        "before", before,
                        "after", after));
        Action action = Actions.of(change.path("actions"), false, false);
        if (action != null) {
            add(
                    name,
                    action,
                    marks.isAll(),
                    Difference.of(before, after, MissingNode.getInstance()));
        }
    }

    private JsonNode value(
            String name, JsonNode value, Marks marks, JsonNode unknown, boolean named) {
        return masking.value(OWNER + name, value, marks, unknown, named);
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
