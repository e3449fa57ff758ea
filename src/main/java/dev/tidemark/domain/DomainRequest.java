package dev.tidemark.domain;

import dev.tidemark.argocd.Applications;
import dev.tidemark.projection.Cursor;
import dev.tidemark.projection.InvalidCursor;
import dev.tidemark.web.BadRequest;
import dev.tidemark.web.NotHere;
import dev.tidemark.web.Parameters;
import dev.tidemark.web.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link DomainParameters}, read. */
record DomainRequest(Applications.Filter filter, @Nullable String after, int limit) {

    static DomainRequest of(String domain, DomainParameters query, Times times) {
        return of(
                domain,
                query,
                Parameters.instant("from", query.from(), times),
                Parameters.instant("to", query.to(), times));
    }

    static DomainRequest of(
            String domain, DomainParameters query, @Nullable Instant from, @Nullable Instant to) {
        var filter =
                new Applications.Filter(
                        Parameters.text("environment", query.environment()), domain, from, to);
        return new DomainRequest(filter, cursor(query.after()), Parameters.limit(query.limit()));
    }

    private static @Nullable String cursor(@Nullable String after) {
        String text = Parameters.text("after", after);
        if (text != null) {
            try {
                Cursor.parse(text, 2).instant(0);
            } catch (InvalidCursor unreadable) {
                throw new BadRequest("after is the next of a page before, unchanged");
            }
        }
        return text;
    }

    /** The name of a domain, as it stands in a path. */
    static String name(String domain) {
        String text = Parameters.text("name", domain);
        if (text == null) {
            throw unknown();
        }
        return text;
    }

    static NotHere unknown() {
        return new NotHere("No application of a domain of this name is recorded.");
    }
}
