package dev.tidemark.projection;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one table of a generation of an index. */
record IndexTable(EntryIndex declaration, String schema) implements Tables {

    String rows() {
        return schema + "." + declaration.name();
    }

    @Override
    public List<String> creation() {
        var statements = new ArrayList<String>();
        statements.add("create schema " + schema);
        statements.add(
                """
                create table %s (
                    position bigint not null primary key%s
                )
                """
                        .formatted(rows(), Layout.columns(declaration.columns())));
        for (String index : declaration.indexes()) {
            statements.add("create index on " + rows() + " " + index);
        }
        return statements;
    }

    @Override
    public List<String> published() {
        return List.of(rows());
    }

    /** Adds rows for these entries, which have none yet, inside the connection's transaction. */
    void add(Collection<Entry> entries, Connection connection) {
        var sql = new Sql(connection);
        var parameters = new ArrayList<Object>();
        parameters.add(sql.numbers(entries.stream().map(Entry::position).toList()));
        for (Column<Entry> column : declaration.columns()) {
            parameters.add(sql.texts(values(column, entries)));
        }
        sql.update(insert(), parameters.toArray());
    }

    private static List<@Nullable String> values(Column<Entry> column, Collection<Entry> entries) {
        var values = new ArrayList<@Nullable String>();
        for (Entry entry : entries) {
            Object value = column.value().apply(entry);
            values.add(value == null ? null : value.toString());
        }
        return values;
    }

    /** One statement for all rows; an array has one type, so every value comes as its text. */
    private String insert() {
        List<Column<Entry>> columns = declaration.columns();
        return "insert into %s (position%s) select position%s from unnest(?::bigint[]%s) as given (position%s)"
                .formatted(
                        rows(),
                        each(columns, ", %1$s"),
                        each(columns, ", %1$s::%2$s"),
                        each(columns, ", ?::text[]"),
                        each(columns, ", %1$s"));
    }

    private static String each(List<Column<Entry>> columns, String form) {
        return columns.stream()
                .map(column -> form.formatted(column.name(), column.sqlType()))
                .collect(Collectors.joining());
    }
}
