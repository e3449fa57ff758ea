package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tidemark.event.PlanDocument.Action;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One resource of a plan, its values masked. One that is too large to be read is known by its
 * beginning and by the hash of all of it, and none of its values is kept.
 */
final class ResourceChange {

    private final JsonNode resource;
    private final boolean whole;
    private final String address;
    private final @Nullable String previousAddress;
    private final @Nullable String importId;
    private final @Nullable Action action;
    private final MaskedChange values;

    private ResourceChange(JsonNode resource, Piece piece, Masking masking, Addresses addresses) {
        this.resource = resource;
        this.whole = piece.isWhole();
        String own = resource.path("address").asText();
        if (own.isEmpty()) {
            throw new UnreadablePlan("a change in it has no address");
        }
        this.address = addresses.kept(own);
        String previous = resource.path("previous_address").asText();
        this.previousAddress =
                previous.isEmpty() || previous.equals(own) ? null : addresses.kept(previous);
        String id = change().path("importing").path("id").asText();
        this.importId = id.isEmpty() ? null : addresses.kept(masking.text(address, id));
        this.action = Actions.of(change().path("actions"), previousAddress != null, isImported());
        byte[] sha256 = piece.sha256();
        if (sha256 == null) {
            this.values = masking.change(address, change(), false);
        } else {
            String hash = HexFormat.of().formatHex(sha256);
            JsonNode all = Hidden.masked(masking.hmac(address, hash));
            this.values = new MaskedChange(all, all);
        }
    }

    static ResourceChange of(Piece piece, Masking masking, Addresses addresses)
            throws MalformedJson {
        JsonNode resource =
                piece.isWhole() ? PlanTree.of(piece.bytes()) : Beginning.of(piece.bytes());
        return new ResourceChange(resource, piece, masking, addresses);
    }

    JsonNode resource() {
        return resource;
    }

    boolean isWhole() {
        return whole;
    }

    /** As it may be kept. */
    String address() {
        return address;
    }

    /** Where it was; null if it is there still. */
    @Nullable String previousAddress() {
        return previousAddress;
    }

    /** What is done; null if nothing is. */
    @Nullable Action action() {
        return action;
    }

    boolean isData() {
        return resource.path("mode").asText().equals("data");
    }

    boolean isImported() {
        return change().path("importing").isObject();
    }

    @Nullable String importId() {
        return importId;
    }

    Difference difference() {
        return Difference.of(values, change().path("replace_paths"));
    }

    /** What an approval of it is for. */
    Map<String, JsonNode> digestPart() {
        return Map.of(
                "kind", TextNode.valueOf("resource"),
                "address", TextNode.valueOf(address),
                "previousAddress", text(previousAddress),
                "deposed", resource.path("deposed"),
                "importId", text(importId),
                "actions", change().path("actions"),
                "before", values.before(),
                "after", values.after(),
                "replacePaths", PlanDigest.sorted(change().path("replace_paths")));
    }

    private static JsonNode text(@Nullable String text) {
        return text == null ? NullNode.instance : TextNode.valueOf(text);
    }

    private JsonNode change() {
        return resource.path("change");
    }
}
