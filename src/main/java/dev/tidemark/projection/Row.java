package dev.tidemark.projection;

/** A read model as it is saved, with how far it is folded. */
record Row<S>(S model, FoldedTo foldedTo) {}
