package dev.tidemark.drift;

import dev.tidemark.argocd.EpisodePlace;
import dev.tidemark.projection.Cursor;
import dev.tidemark.projection.InvalidCursor;
import java.time.Instant;

/** Where a page of episodes ended, in the terms of {@link Episode#ORDER}. */
record DriftCursor(boolean isOpen, Instant openedAt, EpisodeKind kind, String key) {

    /** Before the first page. */
    static final DriftCursor START =
            new DriftCursor(true, EpisodePlace.START.openedAt(), EpisodeKind.APPLICATION, "");

    /** No key is after it. */
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    private static final String OPEN = "open";
    private static final int PARTS = 4;

    static DriftCursor of(Episode last) {
        return new DriftCursor(last.isOpen(), last.openedAt(), last.kind(), last.key());
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws InvalidCursor if it did not
     */
    static DriftCursor parse(String text) {
        Cursor cursor = Cursor.parse(text, PARTS);
        EpisodeKind kind = EpisodeKind.of(cursor.string(2)).orElse(EpisodeKind.APPLICATION);
        return new DriftCursor(
                cursor.string(0).equals(OPEN), cursor.instant(1), kind, cursor.string(3));
    }

    String text() {
        return Cursor.of(isOpen ? OPEN : "closed", openedAt, kind.word(), key).text();
    }

    /** Of those that were opened at the same time, kinds stand one after the other. */
    EpisodePlace placeIn(EpisodeKind asked) {
        int order = asked.compareTo(kind);
        String after = order == 0 ? key : order < 0 ? LAST : "";
        return new EpisodePlace(isOpen, openedAt, after);
    }
}
