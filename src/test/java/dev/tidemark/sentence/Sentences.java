package dev.tidemark.sentence;

/** The sentences of events outside of Quarkus. */
public final class Sentences {

    private Sentences() {}

    public static EventSentence plain() {
        return new EventSentence(Bundles.of(SentenceMessages.class));
    }
}
