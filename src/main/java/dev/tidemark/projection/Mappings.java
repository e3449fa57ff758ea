package dev.tidemark.projection;

import dev.tidemark.mapping.Mapping;
import jakarta.inject.Singleton;
import java.util.Collection;

/**
 * The mapping that the live read models are made by, for what pages make of them: one page must not
 * follow two. For a moment, while others are being shown, it may be the one before.
 */
@Singleton
public class Mappings {

    private volatile Mapping now = Mapping.DEFAULT;

    public Mapping now() {
        return now;
    }

    void show(Collection<Generation> generations) {
        now =
                generations.stream()
                        .filter(Generation::live)
                        .map(Generation::mapping)
                        .filter(mapping -> !mapping.equals(Mapping.DEFAULT))
                        .findFirst()
                        .orElse(Mapping.DEFAULT);
    }
}
