package dev.tidemark.projection;

/**
 * The declaration of one kind of read model. The engine keeps each version in a schema of its own
 * behind SQL views in schema {@code view}, and makes all of them anew from the log alone.
 */
public sealed interface Declaration permits Projection, EntryIndex {

    /** In snake case; names the views. */
    String name();

    /** Raised with every change of what is stored or how it is made: it is then made anew. */
    int version();
}
