package dev.tidemark.database;

import org.jspecify.annotations.Nullable;

/**
 * The ways into one database.
 *
 * @param owner runs the migrations and owns the log, and is used for nothing else
 * @param application the running portal, which can add to the log and change nothing in it
 * @param retention deletes documents and can do nothing else; null where nothing is deleted
 */
public record DatabaseAddresses(
        DatabaseAddress owner, DatabaseAddress application, @Nullable DatabaseAddress retention) {}
