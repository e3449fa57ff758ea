package dev.tidemark.policy;

/** A rule and what it is for. */
public record ScopedRule(Rule rule, Scope scope) {}
