package dev.tidemark.event;

/**
 * Somebody asked Atlantis for something that is neither a plan nor an apply: {@code unlock}, {@code
 * approve_policies}, {@code import}, {@code state rm}, {@code version}, {@code cancel}. Subject:
 * {@link Subject#change}.
 */
public sealed interface CommandEvent extends Event {

    record Requested(AtlantisCommand command) implements CommandEvent {}
}
