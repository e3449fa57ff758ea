package dev.tidemark.projection;

import java.util.List;

/** Where one generation of a read model is kept. */
sealed interface Tables permits Layout, IndexTable {

    static Tables of(Declaration declaration, int generation) {
        return of(
                declaration,
                "view_" + declaration.name() + "_" + declaration.version() + "_" + generation);
    }

    static Tables of(Declaration declaration, String schema) {
        return switch (declaration) {
            case Projection<?> projection -> new Layout<>(projection, schema);
            case EntryIndex index -> new IndexTable(index, schema);
        };
    }

    Declaration declaration();

    /** Such as {@code view_change_1_1}: name, version, generation. */
    String schema();

    /** What makes the schema and everything in it. */
    List<String> creation();

    /** The tables that have a view in schema {@code view}, by the view's name. */
    List<String> published();

    /** The view in front of one of {@link #published}. */
    static String view(String table) {
        return "view" + table.substring(table.indexOf('.'));
    }
}
