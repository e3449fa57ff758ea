package dev.tidemark.change;

import static dev.tidemark.projection.Told.BACKEND_NAME;
import static dev.tidemark.projection.Told.HANA;
import static dev.tidemark.projection.Told.JONAS;
import static dev.tidemark.projection.Told.byApi;
import static dev.tidemark.projection.Told.byGit;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.draft;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.titled;
import static dev.tidemark.projection.Told.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.ReviewState;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Revision;
import dev.tidemark.eventlog.codec.EntryCodec;
import dev.tidemark.projection.Folded;
import dev.tidemark.projection.Projection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ReadModelProperties {

    private static final String OLD_NAME = "eco-cycle/monolith";
    private static final long OTHER = 99;

    /** Everything that any source tells of one morning, with twins, claims and a renaming. */
    static final List<NewEntry> MORNING =
            List.of(
                    byWebhook().opened(1, 0, whole("Own Redis", revision(1))),
                    byApi().opened(1, 0, titled("Own Redis")),
                    byWebhook().updated(1, 5, revision(1), revision(2)),
                    byWebhook().updated(1, 5, revision(2), revision(3)),
                    byWebhook().updated(1, 5, revision(3), revision(1)),
                    byApi().edited(1, 5, whole("Own Redis for auth", revision(2))),
                    byWebhook().edited(1, 6, draft(true)),
                    byWebhook().reviewed(1, 7, JONAS, "r1", ReviewState.APPROVED),
                    byApi().reviewed(1, 7, JONAS, "r1", ReviewState.APPROVED),
                    byWebhook().reviewed(1, 7, HANA, "r1", ReviewState.DISMISSED),
                    byWebhook().merged(1, 9, revision(4), Description.NONE),
                    byApi().mergedBy(null, 1, 9, revision(4), titled("Own Redis for auth")),
                    byGit().mergedBy(HANA, 1, 8, revision(4), titled("Own Redis (#1)")),
                    byGit(OLD_NAME).mergedBy(HANA, 1, 8, revision(4), titled("Own Redis")),
                    byGit().merged(1, 3, revision(66), titled("Merge pull request #1")),
                    byGit().merged(2, 4, revision(5), titled("Only Git knows (#2)")),
                    byGit(OLD_NAME).merged(2, 4, revision(6), titled("Revert (#2)")),
                    byWebhook().reviewed(2, 8, JONAS, "r2", ReviewState.COMMENTED),
                    byWebhook().opened(3, 1, whole("Close me", revision(7))),
                    byWebhook().closed(3, 2),
                    byWebhook().reopened(3, 2),
                    byApi().closed(3, 4),
                    byGit(OLD_NAME).merged(3, 1, revision(8), titled("Not merged (#3)")),
                    byWebhook().of(OTHER, OLD_NAME).opened(3, 3, titled("Another's")),
                    byWebhook().renamed(2, OLD_NAME, BACKEND_NAME),
                    byWebhook().pushed(8, "refs/heads/main", revision(0), revision(4), "k8s/a"),
                    byGit().pushed(8, "refs/heads/main", revision(0), revision(4), "k8s/a"),
                    byWebhook()
                            .pushed(
                                    9,
                                    "refs/heads/release",
                                    Revision.NONE,
                                    revision(4),
                                    "k8s/overlays/auth/x",
                                    "k8s/overlays/my/x"),
                    byGit().pushed(
                                    4,
                                    "refs/heads/main",
                                    revision(4),
                                    revision(5),
                                    "k8s/overlays/chat/x",
                                    "terraform/main.tf"),
                    superseded(),
                    superseding(2, 5, "Read less wrongly"),
                    superseding(3, 6, "Read well"));

    private static NewEntry superseded() {
        return byApi().opened(4, 1, titled("Misread"));
    }

    /** Read again by a newer mapper, which sees that it is about another change. */
    private static NewEntry superseding(int mapper, long number, String title) {
        NewEntry better = byApi().opened(number, 1, titled(title));
        String wrong = EntryCodec.encode(superseded(), 1, (field, text) -> text).id().toString();
        return new NewEntry(
                better.envelope().readFrom("e".repeat(64), mapper).superseding(wrong),
                better.event());
    }

    @Provide
    static Arbitrary<List<NewEntry>> tellings() {
        return Arbitraries.integers()
                .between(0, MORNING.size() - 1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2 * MORNING.size())
                .map(picks -> picks.stream().map(MORNING::get).toList());
    }

    @Property(tries = 500)
    void changesAreTheSameInAnyOrderRepetitionAndBatch(
            @ForAll("tellings") List<NewEntry> told,
            @ForAll @IntRange(min = 1, max = 9) int batch) {
        assertThat(changes(told, batch)).isEqualTo(changes(inOrderOfTheMorning(told), 1000));
    }

    @Property(tries = 200)
    void revisionsAreTheSameInAnyOrderRepetitionAndBatch(
            @ForAll("tellings") List<NewEntry> told,
            @ForAll @IntRange(min = 1, max = 9) int batch) {
        Projection<PushedRevision> projection = new RevisionProjection();

        assertThat(Folded.of(projection, told, batch))
                .isEqualTo(Folded.of(projection, inOrderOfTheMorning(told), 1000));
    }

    private static List<NewEntry> inOrderOfTheMorning(List<NewEntry> told) {
        return MORNING.stream().filter(told::contains).toList();
    }

    private static Map<String, Change> changes(List<NewEntry> told, int batch) {
        return withoutPositions(Folded.of(new ChangeProjection(), told, batch));
    }

    /** Where the log tells it is the one thing that does depend on the order of arrival. */
    static Map<String, Change> withoutPositions(Map<String, Change> changes) {
        Map<String, Change> comparable = new TreeMap<>();
        changes.forEach((key, change) -> comparable.put(key, withoutPositions(change)));
        return comparable;
    }

    private static Change withoutPositions(Change change) {
        var timeline = new ArrayList<Moment>();
        for (Moment moment : change.timeline()) {
            timeline.add(
                    new Moment(
                            moment.event(),
                            moment.time(),
                            moment.actor(),
                            moment.proof(),
                            moment.actorProof(),
                            moment.observedBy(),
                            0,
                            Instant.EPOCH,
                            false));
        }
        return new Change(
                change.repository(),
                change.repositoryName(),
                change.number(),
                change.title(),
                change.author(),
                change.state(),
                change.proof(),
                change.base(),
                change.headRef(),
                change.head(),
                change.mergeCommit(),
                change.openedAt(),
                change.updatedAt(),
                change.mergedAt(),
                change.closedAt(),
                change.mergedBy(),
                change.reviews(),
                timeline,
                change.domains(),
                change.environments(),
                change.touchesAny());
    }
}
