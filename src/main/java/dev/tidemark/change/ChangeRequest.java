package dev.tidemark.change;

import dev.tidemark.projection.Cursor;
import dev.tidemark.projection.InvalidCursor;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Times;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@link ChangeParameters}, read. */
record ChangeRequest(ChangeFilter filter, @Nullable String after, int limit) {

    static ChangeRequest of(ChangeParameters query, Times times) {
        var filter =
                new ChangeFilter(
                        state(query.state()),
                        Parameters.text("author", query.author()),
                        Parameters.text("domain", query.domain()),
                        Parameters.text("environment", query.environment()),
                        Parameters.text("q", query.q()),
                        Parameters.instant("from", query.from(), times),
                        Parameters.instant("to", query.to(), times));
        return new ChangeRequest(filter, cursor(query.after()), Parameters.limit(query.limit()));
    }

    private static @Nullable String cursor(@Nullable String after) {
        String text = Parameters.text("after", after);
        if (text != null) {
            try {
                Cursor.parse(text, 3);
            } catch (InvalidCursor unreadable) {
                throw new BadRequest("after is the next of a page before, unchanged");
            }
        }
        return text;
    }

    private static @Nullable State state(@Nullable String value) {
        String text = Parameters.text("state", value);
        if (text == null) {
            return null;
        }
        return Arrays.stream(State.values())
                .filter(state -> state.word().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadRequest("state is open, draft, merged or closed"));
    }
}
