package dev.tidemark.ingest.plan;

import dev.tidemark.eventlog.Evidence;
import dev.tidemark.plan.AttributeChange;
import dev.tidemark.plan.AttributeValue;
import dev.tidemark.plan.PlanJson;
import dev.tidemark.plan.ResourceDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stores the attributes of a plan some fifty resources at a time, as soon as it has them. */
final class DetailDocuments {

    static final String KIND = "plan.details";

    private static final int RESOURCES = 50;
    private static final int CHARACTERS = 512 * 1024;
    private static final int CHARACTERS_OF_FORM = 60;

    private final Consumer<Evidence> store;
    private final List<String> stored = new ArrayList<>();
    private final List<ResourceDetail> waiting = new ArrayList<>();
    private long characters;

    DetailDocuments(Consumer<Evidence> store) {
        this.store = store;
    }

    /** Takes one, and gives the number of the document that it will be in. */
    int add(ResourceDetail detail) {
        long more = characters(detail);
        boolean isFull = !waiting.isEmpty() && characters + more > CHARACTERS;
        if (isFull || waiting.size() == RESOURCES) {
            store();
        }
        waiting.add(detail);
        characters += more;
        return stored.size();
    }

    /** SHA-256 of all of them. */
    List<String> finish() {
        store();
        return stored;
    }

    private void store() {
        if (waiting.isEmpty()) {
            return;
        }
        var document = Evidence.of(KIND, "application/json", PlanJson.bytes(waiting));
        store.accept(document);
        stored.add(document.sha256());
        waiting.clear();
        characters = 0;
    }

    private static long characters(ResourceDetail detail) {
        return detail.attributes().stream().mapToLong(DetailDocuments::characters).sum();
    }

    private static long characters(AttributeChange attribute) {
        return CHARACTERS_OF_FORM
                + attribute.path().length()
                + characters(attribute.before())
                + characters(attribute.after());
    }

    private static long characters(@Nullable AttributeValue value) {
        return value == null ? 0 : CHARACTERS_OF_FORM + value.text().length();
    }
}
