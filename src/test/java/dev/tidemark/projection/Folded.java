package dev.tidemark.projection;

import dev.tidemark.event.NewEntry;
import java.util.List;
import java.util.Map;

/** Read models by the real engine, without a database. */
public final class Folded {

    private Folded() {}

    /** All of these entries in one batch. */
    public static <S> Map<String, S> of(Projection<S> projection, NewEntry... told) {
        return of(projection, List.of(told), told.length + 1);
    }

    /** These entries in batches of so many. */
    public static <S> Map<String, S> of(
            Projection<S> projection, List<NewEntry> told, int batchSize) {
        var log = new MemoryLog();
        log.append(told);
        var models = new MemoryReadModels<>(projection.model());
        var folding = new Folding<>(projection, log);
        long position = 0;
        List<Entry> batch = log.from(position, batchSize);
        while (!batch.isEmpty()) {
            folding.fold(models, batch);
            position += batch.size();
            batch = log.from(position, batchSize);
        }
        return models.all();
    }
}
