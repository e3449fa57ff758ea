package dev.tidemark.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A few pull requests whose plans are finished and that wait for somebody to let them be applied.
 * Nobody in the story does: it goes on once somebody else did.
 */
final class Waiting {

    private static final Duration BETWEEN_PUSHES = Duration.ofHours(9);
    private static final Duration APART = Duration.ofMinutes(35);

    private final Scene scene;
    private final List<WaitingChange> changes;
    private int pushed;

    Waiting(Scene scene) {
        this.scene = scene;
        this.changes =
                List.of(
                        new WaitingChange(scene, Alteration.DESTROYS, Team.SORA, Team.JIWON),
                        new WaitingChange(scene, Alteration.CHANGES, Team.JIWON, Team.TAEMIN),
                        new WaitingChange(scene, Alteration.ADDS, Team.HANA, Team.TAEMIN));
    }

    /** So that they are there when somebody begins to watch. */
    void begin(Instant live, Instant start) {
        scene.repository().listen(this::hear);
        for (int i = 0; i < changes.size(); i++) {
            var before = live.minus(APART.multipliedBy(changes.size() - i));
            var earliest = start.plusSeconds(60L * (i + 1));
            scene.timeline()
                    .at(before.isAfter(earliest) ? before : earliest, changes.get(i)::propose);
        }
        scene.timeline().at(live.isAfter(start) ? live : start, this::push);
    }

    /** A stranger beside the story has no place in it. */
    private void hear(String event, JsonNode payload) {
        if (!scene.timeline().isHappening()) {
            return;
        }
        int number =
                switch (event) {
                    case "issue_comment" -> payload.at("/issue/number").intValue();
                    case "pull_request", "pull_request_review" ->
                            payload.at("/pull_request/number").intValue();
                    default -> 0;
                };
        changes.stream().filter(one -> one.is(number)).forEach(WaitingChange::heard);
    }

    /** Now and then one of them moves on, in turn, with its plan and without. */
    private void push(Instant at) {
        if (pushed > 0) {
            changes.get(pushed % changes.size()).pushWhileItWaits(at, pushed % 2 == 0);
        }
        pushed++;
        scene.timeline().later(BETWEEN_PUSHES, this::push);
    }
}
