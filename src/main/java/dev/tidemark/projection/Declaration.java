package dev.tidemark.projection;

import dev.tidemark.mapping.Mapping;

/**
 * The declaration of one kind of read model. The engine keeps each version in a schema of its own
 * behind SQL views in schema {@code view}, and makes all of them anew from the log alone.
 */
public sealed interface Declaration permits Projection, EntryIndex {

    /** In snake case; names the views. */
    String name();

    /** Raised with every change of what is stored or how it is made: it is then made anew. */
    int version();

    /** The mapping that its rows are made by; the default one for ever where they follow none. */
    default Mapping mapping() {
        return Mapping.DEFAULT;
    }

    /** The same by another mapping; itself where its rows follow none. */
    default Declaration by(Mapping other) {
        return this;
    }
}
