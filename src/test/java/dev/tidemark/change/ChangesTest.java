package dev.tidemark.change;

import static dev.tidemark.projection.Told.BACKEND_NAME;
import static dev.tidemark.projection.Told.at;
import static dev.tidemark.projection.Told.byGit;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.titled;
import static dev.tidemark.projection.Told.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Revision;
import dev.tidemark.eventlog.Append;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.projection.InvalidCursor;
import dev.tidemark.projection.Page;
import dev.tidemark.projection.Projections;
import dev.tidemark.projection.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabaseResource.class, restrictToAnnotatedClass = true)
class ChangesTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String OLDEST_NAME = "eco-cycle/core";
    private static final String OLD_NAME = "eco-cycle/monolith";
    private static final Told LEGACY = byWebhook().of(77, "eco-cycle/legacy");

    private static final List<NewEntry> TOLD =
            List.of(
                    byWebhook().opened(1, 10, whole("Own Redis for auth", revision(1))),
                    byWebhook()
                            .pushed(
                                    9,
                                    "refs/heads/auth/redis",
                                    Revision.NONE,
                                    revision(1),
                                    "k8s/overlays/auth/redis.yaml"),
                    byWebhook().opened(2, 20, whole("Bigger nodes", revision(2))),
                    byWebhook().merged(2, 25, revision(3), Description.NONE),
                    byGit().pushed(
                                    24,
                                    "refs/heads/main",
                                    revision(0),
                                    revision(3),
                                    "terraform/nodes.tf",
                                    "k8s/overlays/chat/x.yaml"),
                    byWebhook().opened(3, 30, titled("100% _sure_ \\o/")),
                    byWebhook().closed(3, 31),
                    byGit(OLDEST_NAME).merged(4, 5, revision(9), titled("Long ago (#4)")),
                    byWebhook().renamed(0, OLDEST_NAME, OLD_NAME),
                    byWebhook().renamed(1, OLD_NAME, BACKEND_NAME),
                    LEGACY.opened(5, 40, titled("Another repository's")),
                    LEGACY.of(77, OLD_NAME).opened(6, 41, titled("Under the old name")));

    @Inject EventLog log;
    @Inject Projections projections;
    @Inject Changes changes;

    @BeforeEach
    void fold() {
        log.append(Append.of(TOLD)).toCompletableFuture().join();
        projections.catchUp();
    }

    private List<Long> numbers(ChangeFilter filter) {
        return page(filter, null, 50).items().stream().map(ChangeSummary::number).toList();
    }

    private Page<ChangeSummary> page(ChangeFilter filter, @Nullable String after, int limit) {
        return changes.list(filter, after, limit).await().atMost(SOON);
    }

    private static ChangeFilter filter(
            @Nullable State state, @Nullable String author, @Nullable String q) {
        return new ChangeFilter(state, author, null, null, q, null, null);
    }

    private static ChangeFilter touching(@Nullable String domain, @Nullable String environment) {
        return new ChangeFilter(null, null, domain, environment, null, null, null);
    }

    private static ChangeFilter between(@Nullable Instant from, @Nullable Instant to) {
        return new ChangeFilter(null, null, null, null, null, from, to);
    }

    private Optional<Change> find(@Nullable String host, String repository, long number) {
        return changes.find(host, "Eco-Cycle", repository, number).await().atMost(SOON);
    }

    @Test
    void newestComeFirst() {
        assertThat(numbers(ChangeFilter.ALL)).containsExactly(6L, 5L, 3L, 2L, 1L, 4L);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        var numbers = new ArrayList<Long>();
        String after = null;
        do {
            Page<ChangeSummary> page = page(ChangeFilter.ALL, after, 2);
            page.items().forEach(change -> numbers.add(change.number()));
            after = page.next();
        } while (after != null);

        assertThat(numbers).containsExactly(6L, 5L, 3L, 2L, 1L, 4L);
        assertThatThrownBy(() -> page(ChangeFilter.ALL, "bm9uc2Vuc2U", 2))
                .isInstanceOf(InvalidCursor.class);
        assertThatThrownBy(() -> page(ChangeFilter.ALL, "'; drop", 2))
                .isInstanceOf(InvalidCursor.class);
    }

    @Test
    void filtersNarrowTheList() {
        assertThat(numbers(filter(State.MERGED, null, null))).containsExactly(2L, 4L);
        assertThat(numbers(filter(State.CLOSED, null, null))).containsExactly(3L);
        assertThat(numbers(filter(null, "Hana", null))).contains(1L, 2L);
        assertThat(numbers(filter(null, "nobody", null))).isEmpty();
        assertThat(numbers(filter(null, null, "redis AUTH"))).containsExactly(2L, 1L);
        assertThat(numbers(filter(null, null, "own redis"))).containsExactly(1L);
        assertThat(numbers(filter(null, null, "100% _s"))).containsExactly(3L);
        assertThat(numbers(filter(null, null, "#4"))).containsExactly(4L);
        assertThat(numbers(between(at(25), at(31)))).containsExactly(2L);
        assertThat(numbers(touching("auth", null))).containsExactly(1L);
        assertThat(numbers(touching("chat", "production"))).containsExactly(2L);
        assertThat(numbers(touching(null, "staging"))).isEmpty();
    }

    @Test
    void summarySaysWhatAChangeTouches() {
        ChangeSummary summary = page(filter(null, null, "nodes"), null, 1).items().getFirst();

        assertThat(summary.repositoryName()).isEqualTo(BACKEND_NAME);
        assertThat(summary.domains()).containsExactly("chat");
        assertThat(summary.environments()).containsExactly("production");
        assertThat(summary.touchesAny()).isFalse();
        assertThat(summary.mergedAt()).isEqualTo(at(25));
    }

    @Test
    void changeIsFoundByEveryNameOfItsRepository() {
        Change change = find("github.com", "backend", 4).orElseThrow();
        assertThat(change.repository()).isEqualTo("github.com/1296269");
        assertThat(change.repositoryName()).isEqualTo(BACKEND_NAME);
        assertThat(change.timeline()).hasSize(1);

        assertThat(find(null, "core", 4)).contains(change);
        assertThat(find(null, "monolith", 2).orElseThrow().domains()).containsExactly("chat");
        assertThat(find(null, "monolith", 6).orElseThrow().title()).isEqualTo("Under the old name");
        assertThat(find("github.example.com", "backend", 4)).isEmpty();
        assertThat(find(null, "backend", 99)).isEmpty();
    }

    @Test
    void totalsCountEachChangeOnce() {
        assertThat(changes.totals().await().atMost(SOON)).isEqualTo(new Totals(3, 0, 2, 1));
    }

    @Test
    void rebuildChangesNoPage() {
        Page<ChangeSummary> before = page(ChangeFilter.ALL, null, 50);
        Optional<Change> found = find(null, "backend", 2);

        projections.rebuild(null, position -> {});

        assertThat(page(ChangeFilter.ALL, null, 50)).isEqualTo(before);
        assertThat(find(null, "backend", 2)).isPresent().isEqualTo(found);
    }
}
