package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.event.PlanDocument.Action;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a change does, from Terraform's list of actions. */
final class Actions {

    private static final List<String> NO_OP = List.of("no-op");

    private static final Map<List<String>, Action> KNOWN =
            Map.of(
                    List.of("create"), Action.CREATE,
                    List.of("read"), Action.READ,
                    List.of("update"), Action.UPDATE,
                    List.of("delete"), Action.DELETE,
                    List.of("forget"), Action.FORGET,
                    List.of("delete", "create"), Action.DELETE_CREATE,
                    List.of("create", "delete"), Action.CREATE_DELETE,
                    List.of("create", "forget"), Action.CREATE_FORGET,
                    // OpenTofu's order of the same.
                    List.of("forget", "create"), Action.CREATE_FORGET);

    private Actions() {}

    /**
     * What is done; null if nothing is.
     *
     * @param actions of the change
     * @param moved whether it has another address than before
     * @param imported whether it is taken into the state
     */
    static @Nullable Action of(JsonNode actions, boolean moved, boolean imported) {
        List<String> words = actions.valueStream().map(JsonNode::asText).toList();
        if (words.equals(NO_OP)) {
            return imported ? Action.IMPORT : moved ? Action.MOVE : null;
        }
        Action action = KNOWN.get(words);
        if (action == null) {
            throw new UnreadablePlan("a change in it does what this version does not know");
        }
        return action;
    }
}
