package dev.tidemark.atlantis;

import static dev.tidemark.atlantis.AtlantisTold.COUNTS;
import static dev.tidemark.atlantis.AtlantisTold.DATA;
import static dev.tidemark.atlantis.AtlantisTold.applyComment;
import static dev.tidemark.atlantis.AtlantisTold.applyStatus;
import static dev.tidemark.atlantis.AtlantisTold.applyWebhook;
import static dev.tidemark.atlantis.AtlantisTold.planComment;
import static dev.tidemark.atlantis.AtlantisTold.planJson;
import static dev.tidemark.atlantis.AtlantisTold.planStarted;
import static dev.tidemark.atlantis.AtlantisTold.planSucceededByStatus;
import static dev.tidemark.projection.Told.byWebhook;
import static dev.tidemark.projection.Told.revision;
import static dev.tidemark.projection.Told.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.atlantis.ProjectStanding.State;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.NewEntry;
import dev.tidemark.event.Revision;
import dev.tidemark.projection.Folded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever order tellings come in, and whichever one channel is lost. */
class ChangeRunsProperties {

    private static final Revision HEAD = revision(1);

    /** An apply that each channel tells as it is asked to; null for one that says nothing. */
    private static ChangeRuns applied(Map<Channel, Boolean> told, long seed) {
        var entries = new ArrayList<NewEntry>();
        entries.add(byWebhook().opened(418, 0, whole("Own Redis", HEAD)));
        entries.add(planStarted(10, HEAD, DATA));
        entries.add(planJson(19, HEAD, DATA, COUNTS));
        entries.add(planSucceededByStatus(20, HEAD, DATA));
        entries.add(planComment(21, DATA, COUNTS));
        add(entries, told.get(Channel.STATUS), good -> applyStatus(40, HEAD, DATA, good));
        add(entries, told.get(Channel.WEBHOOK), good -> applyWebhook(41, HEAD, DATA, good));
        add(entries, told.get(Channel.COMMENT), good -> applyComment(42, DATA, good));
        Collections.shuffle(entries, new Random(seed));
        return ChangeRuns.of(
                Folded.of(new PlanProjection(), entries, 2).values().iterator().next(),
                Folded.of(new StatusProjection(), entries, 2).values(),
                null);
    }

    private interface Telling {
        NewEntry of(boolean good);
    }

    private static void add(List<NewEntry> entries, @Nullable Boolean good, Telling telling) {
        if (good != null) {
            entries.add(telling.of(good));
        }
    }

    @Property(tries = 200)
    void lossOfOneChannelLeavesTheStateAndIsShown(
            @ForAll Channel lost, @ForAll boolean good, @ForAll long seed) {
        Map<Channel, Boolean> told = new HashMap<>();
        for (Channel channel : List.of(Channel.COMMENT, Channel.STATUS, Channel.WEBHOOK)) {
            if (channel != lost) {
                told.put(channel, good);
            }
        }

        ProjectStanding standing = applied(told, seed).projects().getFirst();

        assertThat(standing.runs()).hasSize(2);
        assertThat(standing.state()).isEqualTo(good ? State.APPLIED : State.APPLY_ERRORED);
        Set<Channel> expected = EnumSet.noneOf(Channel.class);
        if (lost == Channel.COMMENT || lost == Channel.STATUS) {
            expected.add(lost);
        }
        assertThat(standing.lastApply().orElseThrow().missing()).isEqualTo(expected);
    }

    @Property(tries = 200)
    void applyThatAnyChannelCallsFailedIsNeverCalledSuccessful(
            @ForAll boolean comment,
            @ForAll boolean status,
            @ForAll boolean webhook,
            @ForAll long seed) {
        Map<Channel, Boolean> told = new HashMap<>();
        told.put(Channel.COMMENT, comment);
        told.put(Channel.STATUS, status);
        told.put(Channel.WEBHOOK, webhook);

        ProjectStanding standing = applied(told, seed).projects().getFirst();

        boolean allGood = comment && status && webhook;
        assertThat(standing.state() == State.APPLIED).isEqualTo(allGood);
    }
}
