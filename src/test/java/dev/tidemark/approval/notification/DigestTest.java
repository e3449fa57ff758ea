package dev.tidemark.approval.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.approval.ApprovalFact;
import dev.tidemark.approval.ApprovalLine;
import dev.tidemark.approval.ChangeFacts;
import dev.tidemark.approval.Release;
import dev.tidemark.approval.RequestStanding;
import dev.tidemark.approval.RequestState;
import dev.tidemark.approval.Situation;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.ApprovalEvent.Basis;
import dev.tidemark.event.ApprovalRequest;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.EffectEvent;
import dev.tidemark.event.Event;
import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is news of a pull request, and what nobody has to be told of. */
class DigestTest {

    private static final Repository REPOSITORY = Repository.byId("github.com", 1296269);
    private static final Revision HEAD = new Revision("ab".repeat(20));
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Actor TANAKA = new Actor("tanaka", "1006");
    private static final Basis BASIS = new Basis(null, "default", "role:lead", List.of());

    /** A request of the one pull request, and what is told of it. */
    private static final class Told418 {

        private final ApprovalRequest request;
        private final List<ApprovalFact> history = new ArrayList<>();
        private final List<Release> releases = new ArrayList<>();

        Told418(String project) {
            request =
                    ApprovalRequest.of(
                            REPOSITORY,
                            418,
                            new AtlantisProject("terraform/" + project, "production", project),
                            HEAD,
                            "cd".repeat(32),
                            false);
        }

        ApprovalFact tell(Event event) {
            var fact = new ApprovalFact(event, NOW, TANAKA, 100 + history.size());
            history.add(fact);
            return fact;
        }

        void letOut(ApprovalFact by) {
            releases.add(new Release(releases.size() + 1, by, List.of(by), null));
        }

        ApprovalLine is(RequestState state, int have) {
            var standing =
                    new RequestStanding(
                            REPOSITORY,
                            request,
                            state,
                            null,
                            null,
                            // Only one that is void has it, and nothing that is told depends on it.
                            ApprovalEvent.Cause.CLOSED,
                            history,
                            List.of(),
                            null,
                            releases,
                            null,
                            false);
            var change =
                    new ChangeFacts(
                            REPOSITORY,
                            "acme/infra",
                            418,
                            "Own Redis",
                            new Actor("mlind", "7"),
                            true,
                            false,
                            false,
                            HEAD,
                            Set.of(),
                            List.of(),
                            null,
                            null);
            return new ApprovalLine(
                    new Situation(standing, change, Policy.DEFAULT, null, NOW),
                    "production",
                    null,
                    NOW,
                    have,
                    2,
                    List.of(),
                    List.of("role:lead"),
                    false);
        }
    }

    private final Told418 data = new Told418("data");
    private final Told418 network = new Told418("network");

    private static Optional<Digest> news(Map<String, String> told, ApprovalLine... lines) {
        return Digest.of(List.of(lines), told, NOW);
    }

    @Test
    void oneDigestTellsOfAllProjectsOfThePullRequestThatChanged() {
        ApprovalLine waits = data.is(RequestState.WAITING, 0);
        Map<String, String> told =
                Digest.states(List.of(waits, network.is(RequestState.WAITING, 0)));
        var reason = "wrong subnet";
        network.tell(new ApprovalEvent.Rejected(network.request, 1, BASIS, reason));

        Digest digest = news(told, waits, network.is(RequestState.REJECTED, 0)).orElseThrow();

        assertThat(digest.repository()).isEqualTo("acme/infra");
        assertThat(digest.number()).isEqualTo(418);
        assertThat(digest.title()).isEqualTo("Own Redis");
        assertThat(digest.author()).isEqualTo("mlind");
        assertThat(digest.news())
                .containsExactly(
                        new Digest.News(
                                network.request.id(),
                                "network",
                                "production",
                                Told.REJECTED,
                                0,
                                2,
                                "tanaka",
                                reason));
        assertThat(news(Map.of(), waits, network.is(RequestState.REJECTED, 0)).orElseThrow().news())
                .hasSize(2);
    }

    @Test
    void anotherApprovalIsNewsAndTheSameStateIsNone() {
        data.tell(new ApprovalEvent.Granted(data.request, 1, 1, 2, BASIS, "fine"));
        ApprovalLine granted = data.is(RequestState.WAITING, 1);
        Map<String, String> told = Digest.states(List.of(data.is(RequestState.WAITING, 0)));

        Digest digest = news(told, granted).orElseThrow();

        assertThat(digest.news().getFirst().told()).isEqualTo(Told.GRANTED);
        assertThat(digest.news().getFirst().reason()).isEqualTo("fine");
        assertThat(news(Digest.states(List.of(granted)), granted)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestState.class,
            names = {"SENDING", "SENT", "APPLYING"})
    void howFarTheCommandIsOnItsWayIsNoNews(RequestState later) {
        data.letOut(data.tell(new ApprovalEvent.Granted(data.request, 1, 2, 2, BASIS, null)));
        Map<String, String> told = Digest.states(List.of(data.is(RequestState.LET_OUT, 2)));

        assertThat(news(told, data.is(later, 2))).isEmpty();
        assertThat(news(told, data.is(RequestState.APPLIED, 2)).orElseThrow().news())
                .extracting(Digest.News::told, Digest.News::by)
                .containsExactly(tuple(Told.APPLIED, null));
    }

    @Test
    void planThatNobodyWasToldOfBecomesVoidWithoutAWord() {
        ApprovalLine gone = data.is(RequestState.VOID, 0);

        assertThat(news(Map.of(), gone)).isEmpty();
        assertThat(news(Digest.states(List.of(data.is(RequestState.WAITING, 0))), gone))
                .isPresent();
    }

    @Test
    void brokenGlassIsCalledWhatItIs() {
        data.letOut(
                data.tell(
                        new ApprovalEvent.Overridden(
                                data.request, 1, BASIS, List.of("frozen"), "it burns")));

        Digest digest = news(Map.of(), data.is(RequestState.LET_OUT, 0)).orElseThrow();

        assertThat(digest.news().getFirst().told()).isEqualTo(Told.OVERRIDDEN);
        assertThat(digest.news().getFirst().reason()).isEqualTo("it burns");
    }

    @Test
    void secondFailureIsNewsAgain() {
        var first = data.tell(new ApprovalEvent.Granted(data.request, 1, 2, 2, BASIS, null));
        data.letOut(first);
        data.tell(new EffectEvent.Failed(data.request, "atlantis apply -p data", "GitHub is down"));
        ApprovalLine failed = data.is(RequestState.FAILED, 0);
        Map<String, String> told = Digest.states(List.of(failed));
        assertThat(news(told, failed)).isEmpty();

        data.letOut(data.tell(new ApprovalEvent.Granted(data.request, 2, 2, 2, BASIS, null)));
        data.tell(new EffectEvent.Failed(data.request, "atlantis apply -p data", "still down"));

        assertThat(
                        news(told, data.is(RequestState.FAILED, 0))
                                .orElseThrow()
                                .news()
                                .getFirst()
                                .reason())
                .isEqualTo("still down");
    }
}
