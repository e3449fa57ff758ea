package dev.tidemark.projection;

import java.util.List;

/**
 * A read model to search the log by: a row per entry, by its {@code position}, written once. Where
 * a {@link Projection} joins entries into facts and leaves out what was taken back, this keeps what
 * each entry says by itself, so that whoever searches meets every entry there is. Its columns MUST
 * be pure functions.
 */
public non-sealed interface EntryIndex extends Declaration {

    /** What a row has beside its position. */
    List<Column<Entry>> columns();

    /** Each as it stands behind its table, such as {@code (time, position)}. */
    List<String> indexes();
}
