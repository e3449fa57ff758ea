package dev.tidemark.projection;

import java.util.List;

/**
 * A read model as it is saved, with how far it is folded.
 *
 * @param kept what it left behind on its way there; none where it was loaded
 */
record Row<S>(S model, FoldedTo foldedTo, List<History.Kept<?>> kept) {

    Row(S model, FoldedTo foldedTo) {
        this(model, foldedTo, List.of());
    }
}
