package dev.tidemark.projection;

import java.util.Collection;
import java.util.function.Function;

/**
 * Something that a read model has several of, in a table of its own with {@code key} and {@code
 * value}, indexed both ways.
 *
 * @param name in snake case
 * @param values cut at 500 characters each
 */
public record Facet<S>(String name, Function<S, Collection<String>> values) {}
