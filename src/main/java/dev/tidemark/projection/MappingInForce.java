package dev.tidemark.projection;

import dev.tidemark.mapping.Mapping;
import java.util.Optional;

/**
 * Tells by which mapping read models are to be made. The log alone says it, so that they become the
 * same whenever they are made anew.
 */
@FunctionalInterface
public interface MappingInForce {

    /** As of the log's last entry; nothing while that cannot be told. Blocking. */
    Optional<Mapping> now();
}
