package dev.tidemark.database;

/**
 * The two ways into one database.
 *
 * @param owner runs the migrations and owns the log, and is used for nothing else
 * @param application the running portal, which can add to the log and change nothing in it
 */
public record DatabaseAddresses(DatabaseAddress owner, DatabaseAddress application) {}
