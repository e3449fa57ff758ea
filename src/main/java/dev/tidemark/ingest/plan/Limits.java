package dev.tidemark.ingest.plan;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much one plan may say. A list that decides something is never cut: a plan with more than fits
 * is not read.
 */
final class Limits {

    /** Each costs 32 bytes while the plan is read. */
    private static final int CHANGES = 500_000;

    /** Each is a row of the summary, which is read as one. */
    private static final int ROWS = 20_000;

    /** Of all their texts. */
    private static final int CHARACTERS = 8_000_000;

    private int changes;
    private int rows;
    private int characters;

    /** One more change, listed or not. */
    void change() {
        changes++;
        check();
    }

    /** One more row with these texts. */
    void row(@Nullable String... texts) {
        rows++;
        characters += Stream.of(texts).mapToInt(text -> text == null ? 0 : text.length()).sum();
        check();
    }

    private void check() {
        if (changes > CHANGES || rows > ROWS || characters > CHARACTERS) {
            throw new UnreadablePlan("it changes more than this version keeps");
        }
    }
}
