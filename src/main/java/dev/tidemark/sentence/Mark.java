package dev.tidemark.sentence;

/**
 * The sign beside a sentence: shape and colour by {@code style}, a class of the stylesheet, and the
 * word that says the same.
 */
public record Mark(String style, String word) {}
