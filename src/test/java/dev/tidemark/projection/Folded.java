package dev.tidemark.projection;

import dev.tidemark.event.NewEntry;
import java.util.List;
import java.util.Map;

/** Read models by the real engine, without a database. */
public final class Folded<S> {

    private final MemoryReadModels<S> models;

    private Folded(MemoryReadModels<S> models) {
        this.models = models;
    }

    /** Every read model by its key. */
    public Map<String, S> rows() {
        return models.all();
    }

    /** What one read model left behind in a history, in the order of the items' ids. */
    public <I> List<I> history(String key, String name, Class<I> item) {
        return models.history(key, name).values().stream().map(item::cast).toList();
    }

    /** All of these entries in one batch. */
    public static <S> Map<String, S> of(Projection<S> projection, NewEntry... told) {
        return of(projection, List.of(told), told.length + 1);
    }

    /** These entries in batches of so many. */
    public static <S> Map<String, S> of(
            Projection<S> projection, List<NewEntry> told, int batchSize) {
        return with(projection, told, batchSize).rows();
    }

    /** As {@link #of}, with histories. */
    public static <S> Folded<S> with(Projection<S> projection, List<NewEntry> told, int batchSize) {
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
        return new Folded<>(models);
    }
}
