package dev.tidemark.ingest.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.argocd.ApplicationState;
import dev.tidemark.argocd.Deployment;
import dev.tidemark.argocd.Deployment.Outcome;
import dev.tidemark.argocd.DriftEpisode;
import dev.tidemark.argocd.DriftEpisode.ClosedBy;
import dev.tidemark.argocd.Standing;
import dev.tidemark.argocd.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known in the end of a story's application. Commits are counted from 1.
 *
 * @param lastLookAtGit as its last version says
 * @param way in which it was seen
 */
record Knowledge(Told.Known known, Instant lastLookAtGit, String way) {

    /** These commits are deployed, in this order and each once; the last runs now. */
    Knowledge deployed(Integer... commits) {
        assertThat(succeeded())
                .as(way)
                .extracting(each -> commit(each.to()))
                .containsExactly(commits);
        return this;
    }

    /** The revision that the last sync brought, whether or not it changed anything. */
    Knowledge runs(int commit) {
        assertThat(commit(known.now().deployed())).as(way).isEqualTo(commit);
        return this;
    }

    Knowledge stands(Standing standing) {
        assertThat(known.now().standing()).as(way).isEqualTo(standing);
        return this;
    }

    Knowledge noDrift() {
        assertThat(known.episodes()).as(way).isEmpty();
        return this;
    }

    /** One episode, closed so, or open if null; it says what differs. */
    Knowledge drifted(@Nullable ClosedBy how, String kind) {
        assertThat(known.episodes())
                .as(way)
                .singleElement()
                .satisfies(episode -> {
                    assertThat(episode.closedBy()).isEqualTo(how);
                    assertThat(episode.kind()).isEqualTo(DriftEpisode.Kind.DRIFT);
                    assertThat(episode.resources())
                            .singleElement()
                            .asString()
                            .contains("/" + kind + "/");
                });
        return this;
    }

    /** The only episode, or none, closed in one of these ways if there is one. */
    Knowledge driftedAtMost(ClosedBy... how) {
        assertThat(known.episodes()).as(way).hasSizeLessThan(2);
        assertThat(known.episodes())
                .as(way)
                .allMatch(each -> List.of(how).contains(each.closedBy()));
        return this;
    }

    /** How syncs ended that did not succeed. */
    Knowledge failed(Outcome... outcomes) {
        assertThat(known.deployments())
                .as(way)
                .extracting(Deployment::outcome)
                .filteredOn(outcome -> outcome != Outcome.SUCCEEDED)
                .containsExactly(outcomes);
        return this;
    }

    /** The last deployment, or try of one. */
    Knowledge last(Consumer<Deployment> expected) {
        assertThat(known.deployments()).as(way).last().satisfies(expected);
        return this;
    }

    Knowledge now(Consumer<ApplicationState> expected) {
        assertThat(known.now()).as(way).satisfies(expected);
        return this;
    }

    /** What it stood as one after the other, without what only repeats it. */
    Knowledge stood(Standing... standings) {
        assertThat(standings()).as(way).containsExactly(standings);
        return this;
    }

    private List<Standing> standings() {
        var standings = new ArrayList<Standing>();
        for (ApplicationState state : known.states().values()) {
            if (standings.isEmpty() || standings.getLast() != state.standing()) {
                standings.add(state.standing());
            }
        }
        return standings;
    }

    private List<Deployment> succeeded() {
        return known.deployments().stream()
                .filter(each -> each.outcome() == Outcome.SUCCEEDED)
                .toList();
    }

    private static int commit(@Nullable Target target) {
        String revision = target == null ? null : target.revision();
        return revision == null ? 0 : Integer.parseInt(revision, 16);
    }
}
