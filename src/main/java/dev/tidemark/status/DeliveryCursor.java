package dev.tidemark.status;

import dev.tidemark.projection.Cursor;
import dev.tidemark.projection.InvalidCursor;
import dev.tidemark.web.BadRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of deliveries ended. */
record DeliveryCursor(Instant received, UUID id) {

    /** After everything that PostgreSQL can hold and that will arrive in our time. */
    private static final DeliveryCursor START =
            new DeliveryCursor(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));

    static DeliveryCursor parse(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return START;
        }
        try {
            Cursor cursor = Cursor.parse(after, 2);
            return new DeliveryCursor(cursor.instant(0), UUID.fromString(cursor.string(1)));
        } catch (InvalidCursor | IllegalArgumentException unreadable) {
            throw new BadRequest("after is the next of a page before, unchanged");
        }
    }

    static String after(DeliveryNotUnderstood last) {
        return Cursor.of(last.received(), last.id()).text();
    }
}
