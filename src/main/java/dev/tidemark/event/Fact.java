package dev.tidemark.event;

/**
 * The natural key in clear: what an entry is about, whoever tells it. Two entries of one type with
 * the same fact are the same observation learnt twice. Its form per event is in {@code
 * docs/architecture.md}; parts are percent-encoded and joined by slashes.
 */
public record Fact(String value) {

    public static Fact of(String first, String... rest) {
        return new Fact(
                rest.length == 0
                        ? NaturalKey.join(first)
                        : NaturalKey.join(first) + "/" + NaturalKey.join(rest));
    }

    @Override
    public String toString() {
        return value;
    }
}
