package dev.tidemark.event;

/** An observation on its way into the log. */
public record NewEntry(Envelope envelope, Event event) {}
