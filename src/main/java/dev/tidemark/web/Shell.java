package dev.tidemark.web;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the {@link Page} around every page. */
@Singleton
public class Shell {

    /** A checkpoint is signed at most once a second, so asking more often shows nothing new. */
    private static final Duration HEAD_IS_FRESH = Duration.ofSeconds(1);

    /** A page is worth more than its foot. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Visitors visitors;
    private final WaitingCount waiting;
    private final Uni<@Nullable LogHead> head;
    private volatile long readAt;

    Shell(LogHeads heads, Visitors visitors, WaitingCount waiting) {
        this.visitors = visitors;
        this.waiting = waiting;
        head =
                Uni.createFrom()
                        .deferred(heads::latest)
                        .ifNoItem()
                        .after(PATIENCE)
                        .fail()
                        .onFailure()
                        .recoverWithNull()
                        .invoke(() -> readAt = System.nanoTime())
                        .memoize()
                        .until(() -> System.nanoTime() - readAt > HEAD_IS_FRESH.toNanos());
    }

    public Uni<Page> page(String section, UriInfo uri) {
        return page(section, uri.getRequestUri().getRawPath(), uri.getRequestUri().getRawQuery());
    }

    /** Around what was sent, of which the address of the page is another than the request's. */
    public Uni<Page> page(String section, String path) {
        return page(section, path, null);
    }

    Uni<Page> page(String section, String path, @Nullable String query) {
        String url = query == null ? path : path + "?" + query;
        // Asked here and now: the head is read for many requests at once, on whichever's thread.
        Visitor visitor = visitors.now();
        Uni<Integer> count = waitingNow();
        return head.flatMap(
                latest -> count.map(some -> new Page(section, url, latest, visitor, some)));
    }

    /** Nothing where that is not known: the figure is asked for again by itself. */
    private Uni<Integer> waitingNow() {
        return waiting.now()
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(0)
                .onFailure()
                .recoverWithItem(0);
    }
}
