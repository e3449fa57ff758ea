package dev.tidemark.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.Revision;
import dev.tidemark.event.RevisionEvent.Commit;
import dev.tidemark.event.RevisionEvent.Pushed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Revisions are numbers here; number n follows n - 1 unless something else is said. */
class PushGraphTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

    private static String sha(int number) {
        return "%040x".formatted(number);
    }

    private static Push push(int before, int after, int... commits) {
        List<Commit> all =
                IntStream.of(commits.length == 0 ? new int[] {after} : commits)
                        .mapToObj(
                                number -> new Commit(new Revision(sha(number)), "c" + number, null))
                        .toList();
        var pushed =
                new Pushed(
                        "refs/heads/main",
                        new Revision(sha(before)),
                        new Revision(sha(after)),
                        false,
                        true,
                        List.of("k8s/" + after),
                        false,
                        List.of(),
                        all,
                        all.size());
        return new Push(
                "github.com/1", pushed, null, ActorProof.SIGNED, AT.plusSeconds(after), after);
    }

    private static List<Integer> numbers(List<Push> pushes) {
        return pushes.stream().map(push -> Integer.parseInt(push.after(), 16)).toList();
    }

    private static void assertBetween(
            PushGraph graph, int from, int to, List<Integer> added, List<Integer> removed) {
        PushGraph.Between between = Objects.requireNonNull(graph.between(sha(from), sha(to)));

        assertThat(numbers(between.added())).isEqualTo(added);
        assertThat(numbers(between.removed())).isEqualTo(removed);
    }

    @Test
    void whatCameIsToldNewestFirst() {
        var graph = new PushGraph(List.of(push(1, 2), push(2, 3), push(3, 4)));

        assertBetween(graph, 1, 4, List.of(4, 3, 2), List.of());
        assertBetween(graph, 3, 3, List.of(), List.of());
    }

    @Test
    void rollbackTakesAway() {
        var graph = new PushGraph(List.of(push(1, 2), push(2, 3), push(3, 4)));

        assertBetween(graph, 4, 2, List.of(), List.of(4, 3));
    }

    @Test
    void forcedPushTakesAwayAndBrings() {
        // 11 and 12 were built on 2, instead of 3 and 4.
        var graph =
                new PushGraph(
                        List.of(push(1, 2), push(2, 3), push(3, 4), push(2, 11), push(11, 12)));

        assertBetween(graph, 4, 12, List.of(12, 11), List.of(4, 3));
    }

    @Test
    void finerPushesCountWhereTheSameIsKnownCoarsely() {
        var graph = new PushGraph(List.of(push(1, 4, 2, 3, 4), push(1, 2), push(2, 3), push(3, 4)));

        assertBetween(graph, 1, 4, List.of(4, 3, 2), List.of());
    }

    @Test
    void revisionInsideAPushIsReachedByThatPush() {
        var graph = new PushGraph(List.of(push(1, 4, 2, 3, 4), push(4, 5)));

        assertBetween(graph, 3, 5, List.of(5, 4), List.of());
    }

    @Test
    void missingPushMakesTheRangeUnknown() {
        var graph = new PushGraph(List.of(push(1, 2), push(3, 4)));

        assertThat(graph.between(sha(1), sha(4))).isNull();
        assertThat(graph.between(sha(1), sha(99))).isNull();
    }

    @Test
    void orderOfPushesMakesNoDifference() {
        var pushes = new ArrayList<Push>();
        IntStream.range(1, 60).forEach(number -> pushes.add(push(number, number + 1)));
        IntStream.iterate(1, from -> from + 7 < 60, from -> from + 7)
                .forEach(from ->
                        pushes.add(
                                push(
                                        from,
                                        from + 7,
                                        IntStream.rangeClosed(from + 1, from + 7).toArray())));
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(pushes, random);
            int from = 1 + random.nextInt(58);
            int to = from + 1 + random.nextInt(59 - from);
            List<Integer> expected =
                    IntStream.rangeClosed(from + 1, to).boxed().toList().reversed();

            assertBetween(new PushGraph(pushes), from, to, expected, List.of());
            assertBetween(new PushGraph(pushes), to, from, List.of(), expected);
        }
    }

    @Test
    void pathsDecideWhatCounts() {
        var graph = new PushGraph(List.of(push(1, 2), push(2, 3), push(3, 4)));
        PushGraph.Between all = Objects.requireNonNull(graph.between(sha(1), sha(4)));

        assertThat(numbers(FeedingPaths.of(List.of("k8s/3")).touched(all).added()))
                .containsExactly(3);
        assertThat(numbers(FeedingPaths.of(List.of("k8s/")).touched(all).added()))
                .containsExactly(4, 3, 2);
        assertThat(numbers(FeedingPaths.of(List.of("terraform/")).touched(all).added())).isEmpty();
        assertThat(numbers(FeedingPaths.of(List.of("/")).touched(all).added())).hasSize(3);
    }
}
