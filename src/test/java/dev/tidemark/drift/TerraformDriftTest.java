package dev.tidemark.drift;

import static dev.tidemark.atlantis.AtlantisTold.COUNTS;
import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.atlantis.AtlantisTold.applyWebhook;
import static dev.tidemark.projection.Told.BACKEND;
import static dev.tidemark.projection.Told.at;
import static dev.tidemark.projection.Told.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.ActorProof;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Fact;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.ObservedBy;
import dev.tidemark.event.Subject;
import dev.tidemark.event.TerraformEvent;
import dev.tidemark.projection.Folded;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Given looks at a Terraform project and applies of it, then the times it had drifted. */
public class TerraformDriftTest {

    private static final String KEY = Subject.project(BACKEND, DATA.unnamed()).value();

    /** A look that found something. */
    public static NewEntry found(long second, AtlantisProject project, String... addresses) {
        return look(
                second,
                project,
                new TerraformEvent.DriftDetected(
                        project,
                        TerraformEvent.Origin.PLAN,
                        null,
                        null,
                        COUNTS,
                        List.of(addresses),
                        addresses.length));
    }

    /** A look that found nothing. */
    public static NewEntry notFound(long second, AtlantisProject project) {
        return look(
                second,
                project,
                new TerraformEvent.DriftNotFound(
                        project, TerraformEvent.Origin.DETECTION, "d" + second, "main"));
    }

    private static NewEntry look(long second, AtlantisProject project, Event event) {
        return new NewEntry(
                Envelope.of(
                                Fact.of("look", Long.toString(second), project.dir()),
                                Subject.project(BACKEND, project),
                                URI.create("https://github.com/eco-cycle/backend"),
                                at(second),
                                ActorProof.API,
                                ObservedBy.POLL)
                        .in(BACKEND),
                event);
    }

    private static List<OutsideEpisode> episodes(List<NewEntry> told) {
        return Folded.with(new DriftProjection(), told, 2)
                .history(KEY, "episode", OutsideEpisode.class);
    }

    @Test
    void lookThatFindsNothingMoreEndsItByHand() {
        List<OutsideEpisode> known =
                episodes(
                        List.of(
                                found(10, DATA, "aws_instance.a"),
                                found(20, DATA, "aws_instance.a"),
                                found(30, DATA, "aws_instance.a", "aws_instance.b"),
                                notFound(40, DATA.unnamed())));

        assertThat(known)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.openedAt()).isEqualTo(at(10));
                    assertThat(each.closedAt()).isEqualTo(at(40));
                    assertThat(each.applied()).isNull();
                    assertThat(each.resources()).isEqualTo(2);
                    assertThat(each.changes()).isEqualTo(1);
                });
    }

    @Test
    void applyEndsItAndSaysWhichPullRequest() {
        List<OutsideEpisode> known =
                episodes(
                        List.of(
                                found(10, DATA, "aws_instance.a"),
                                applyWebhook(20, revision(1), DATA, true),
                                found(30, DATA, "aws_instance.b")));

        assertThat(known).hasSize(2);
        assertThat(known.getFirst().closedAt()).isEqualTo(at(20));
        assertThat(known.getFirst().applied()).isEqualTo(new Applied(at(20), 418L, "atlantis-bot"));
        assertThat(known.getLast().isOpen()).isTrue();
    }

    @Test
    void applyThatBrokeEndsNothing() {
        assertThat(
                        episodes(
                                List.of(
                                        found(10, DATA, "aws_instance.a"),
                                        applyWebhook(20, revision(1), DATA, false))))
                .singleElement()
                .matches(OutsideEpisode::isOpen);
    }

    @Test
    void orderOfArrivalDoesNotMatter() {
        var told =
                new ArrayList<>(
                        List.of(
                                found(10, DATA, "aws_instance.a"),
                                notFound(20, DATA),
                                found(30, DATA, "aws_instance.b"),
                                applyWebhook(40, revision(1), DATA, true),
                                found(50, DATA, "aws_instance.c")));
        List<OutsideEpisode> known = episodes(told);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(told, new Random(seed));
            assertThat(episodes(told)).isEqualTo(known);
        }
    }
}
