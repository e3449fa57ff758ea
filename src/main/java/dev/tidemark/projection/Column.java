package dev.tidemark.projection;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column derived from a read model.
 *
 * @param name in snake case
 * @param sqlType its type in PostgreSQL
 */
public record Column<S>(String name, String sqlType, Function<S, @Nullable Object> value) {

    /** Text, cut at 500 characters so that it can always be indexed. */
    public static <S> Column<S> text(String name, Function<S, @Nullable String> value) {
        return new Column<>(
                name,
                "text",
                model -> {
                    String text = value.apply(model);
                    return text == null ? null : Texts.indexable(text);
                });
    }

    public static <S> Column<S> number(String name, Function<S, @Nullable Long> value) {
        return new Column<>(name, "bigint", value::apply);
    }

    public static <S> Column<S> time(String name, Function<S, @Nullable Instant> value) {
        return new Column<>(name, "timestamptz", value::apply);
    }
}
