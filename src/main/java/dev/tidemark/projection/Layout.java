package dev.tidemark.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Where one generation of a projection keeps its tables. */
record Layout<S>(Projection<S> projection, String schema) implements Tables {

    @Override
    public Declaration declaration() {
        return projection;
    }

    String rows() {
        return schema + "." + projection.name();
    }

    String facet(Facet<S> facet) {
        return rows() + "_" + facet.name();
    }

    String history(History<S, ?> history) {
        return rows() + "_" + history.name();
    }

    String names() {
        return rows() + "_repository";
    }

    String places() {
        return schema + ".place";
    }

    String superseded() {
        return schema + ".superseded";
    }

    @Override
    public List<String> creation() {
        var statements = new ArrayList<String>();
        statements.add("create schema " + schema);
        statements.add(
                """
                create table %s (
                    key       text        not null primary key,
                    document  text        not null,
                    last_time timestamptz not null,
                    last_id   uuid        not null%s
                )
                """
                        .formatted(rows(), columns(projection.columns())));
        for (String columns : projection.indexes()) {
            statements.add("create index on " + rows() + " (" + columns + ")");
        }
        for (Facet<S> facet : projection.facets()) {
            statements.add(
                    """
                    create table %s (
                        key   text not null,
                        value text not null,
                        primary key (key, value)
                    )
                    """
                            .formatted(facet(facet)));
            statements.add("create index on " + facet(facet) + " (value, key)");
        }
        for (History<S, ?> history : projection.histories()) {
            statements.addAll(creation(history));
        }
        statements.addAll(bookkeeping());
        return statements;
    }

    private <I> List<String> creation(History<S, I> history) {
        var statements = new ArrayList<String>();
        statements.add(
                """
                create table %s (
                    key      text not null,
                    item     text not null,
                    document text not null%s,
                    primary key (key, item)
                )
                """
                        .formatted(history(history), columns(history.columns())));
        for (String columns : history.indexes()) {
            statements.add("create index on " + history(history) + " (" + columns + ")");
        }
        return statements;
    }

    static <T> String columns(List<Column<T>> columns) {
        return columns.stream()
                .map(column -> ",\n    " + column.name() + " " + column.sqlType())
                .collect(Collectors.joining());
    }

    private List<String> bookkeeping() {
        return List.of(
                """
                create table %s (
                    key      text   not null,
                    fact     uuid   not null,
                    position bigint not null,
                    id       uuid   not null,
                    -- null unless the entry was read again for another
                    supersedes uuid,
                    -- null if the entry speaks of its repository by id
                    name     text,
                    primary key (key, fact, position)
                )
                """
                        .formatted(places()),
                "create index on " + places() + " (id)",
                "create index on " + places() + " (supersedes) where supersedes is not null",
                "create index on " + places() + " (name) where name is not null",
                "create table "
                        + superseded()
                        + " (id uuid not null primary key, mapper integer not null)",
                """
                create table %s (
                    name       text        not null,
                    repository text        not null,
                    label      text        not null,
                    time       timestamptz not null,
                    entry      uuid        not null,
                    current    boolean     not null,
                    primary key (name, repository)
                )
                """
                        .formatted(names()),
                "create index on " + names() + " (repository)");
    }

    /** Writes a row: key, document, how far it is folded, and the columns in their order. */
    String upsert() {
        var names = new ArrayList<>(List.of("key", "document", "last_time", "last_id"));
        projection.columns().forEach(column -> names.add(column.name()));
        return upsert(rows(), names, 1);
    }

    /** Writes an item: key, id, document, and the columns in their order. */
    <I> String keeping(History<S, I> history) {
        var names = new ArrayList<>(List.of("key", "item", "document"));
        history.columns().forEach(column -> names.add(column.name()));
        return upsert(history(history), names, 2);
    }

    private static String upsert(String table, List<String> names, int keys) {
        return "insert into "
                + table
                + " ("
                + String.join(", ", names)
                + ") values ("
                + String.join(", ", Collections.nCopies(names.size(), "?"))
                + ") on conflict ("
                + String.join(", ", names.subList(0, keys))
                + ") do update set "
                + names.stream()
                        .skip(keys)
                        .map(name -> name + " = excluded." + name)
                        .collect(Collectors.joining(", "));
    }

    @Override
    public List<String> published() {
        var tables = new ArrayList<String>();
        tables.add(rows());
        projection.facets().forEach(facet -> tables.add(facet(facet)));
        projection.histories().forEach(history -> tables.add(history(history)));
        tables.add(names());
        return tables;
    }
}
