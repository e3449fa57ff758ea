package dev.tidemark.trail;

import dev.tidemark.mapping.Mapping;
import java.util.Set;

/**
 * Which environments and domains an entry is about; {@link Mapping#ANY} where paths were widened
 * until they could mean any.
 */
public record Scope(Set<String> environments, Set<String> domains) {

    static final Scope NONE = new Scope(Set.of(), Set.of());

    public Scope {
        environments = Set.copyOf(environments);
        domains = Set.copyOf(domains);
    }
}
