package dev.tidemark.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.AtlantisReport.Channel;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanDocument;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.event.PlanText;
import dev.tidemark.event.Revision;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One command's run on one project at one head, joined from everything that told of it.
 *
 * @param head the revision that it ran at; null if nobody told and none can be inferred
 * @param headInferred whether only the time of a comment says which head it was
 * @param tellings in order of time; never empty
 * @param discardedBy for a plan, what threw it away before it was applied
 */
public record ProjectRun(
        Command command,
        AtlantisProject project,
        @Nullable Revision head,
        boolean headInferred,
        List<Telling> tellings,
        PlanEvent.@Nullable By discardedBy,
        @Nullable Instant discardedAt) {

    public ProjectRun {
        tellings = List.copyOf(tellings);
    }

    ProjectRun discarded(PlanEvent.By by, Instant at) {
        return new ProjectRun(command, project, head, headInferred, tellings, by, at);
    }

    /**
     * The worst that was told: one channel's success never outweighs another's failure. Only what
     * kind of failure it was is for the comment to say, since a status knows one kind.
     */
    public Outcome outcome() {
        Set<Outcome> told = EnumSet.noneOf(Outcome.class);
        tellings.forEach(telling -> told.add(telling.outcome()));
        if (told.contains(Outcome.ERRORED)) {
            return saidBy(Channel.COMMENT)
                    .map(Telling::outcome)
                    .filter(outcome -> outcome.isEnd() && !outcome.isGood())
                    .orElse(Outcome.ERRORED);
        }
        return told.stream().max(Comparator.naturalOrder()).orElse(Outcome.RUNNING);
    }

    /** Whether one channel told a success and another a failure. */
    public boolean isContradicting() {
        return tellings.stream().anyMatch(telling -> telling.outcome().isGood())
                && tellings.stream()
                        .anyMatch(telling ->
                                telling.outcome().isEnd() && !telling.outcome().isGood());
    }

    /** The last that this channel told of its end. */
    public Optional<Telling> saidBy(Channel channel) {
        return tellings.reversed().stream()
                .filter(telling -> telling.channel() == channel)
                .filter(telling -> telling.outcome().isEnd())
                .findFirst();
    }

    public Instant startedAt() {
        return tellings.getFirst().time();
    }

    /** When it was known to have ended; null while it runs. */
    public @Nullable Instant endedAt() {
        return tellings.stream()
                .filter(telling -> telling.outcome().isEnd())
                .map(Telling::time)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** By which channels it was told, in words. */
    public String channels() {
        return tellings.stream()
                .map(telling -> telling.channel().name().toLowerCase(Locale.ROOT))
                .distinct()
                .map(channel -> channel.replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    /** Channels that ought to have told its end and did not. */
    public Set<Channel> missing() {
        Set<Channel> missing = EnumSet.of(Channel.COMMENT, Channel.STATUS);
        if (command == Command.IMPORT || command == Command.STATE_RM) {
            missing.remove(Channel.STATUS);
        }
        if (outcome() == Outcome.RUNNING) {
            missing.clear();
        }
        // With --quiet-policy-checks Atlantis comments only those that did not pass.
        if (command == Command.POLICY_CHECK && outcome().isGood()) {
            missing.remove(Channel.COMMENT);
        }
        tellings.stream()
                .filter(telling -> telling.outcome().isEnd())
                .map(Telling::channel)
                .forEach(missing::remove);
        return missing;
    }

    /** The plan's JSON, if it was posted. */
    public @Nullable PlanDocument document() {
        return first(Telling::document);
    }

    /** SHA-256 of the kept document of the plan's JSON. */
    public @Nullable String documentEvidence() {
        return tellings.stream()
                .filter(telling -> telling.document() != null)
                .map(telling -> telling.fact().evidence())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The plan's text, as the comment told it, else the status. */
    public @Nullable PlanText text() {
        Optional<PlanText> commented = saidBy(Channel.COMMENT).map(Telling::text);
        return commented.orElseGet(() -> first(Telling::text));
    }

    /** What would be done: by the JSON, else by the text; null where neither says. */
    public @Nullable PlanCounts planned() {
        PlanDocument document = document();
        if (document != null) {
            return document.counts();
        }
        PlanText text = text();
        return text == null ? null : counts(text);
    }

    private static @Nullable PlanCounts counts(PlanText text) {
        boolean isNothing =
                text.result() == PlanText.Result.NO_CHANGES
                        || text.result() == PlanText.Result.OUTPUTS_ONLY;
        return text.counts() == null && isNothing ? PlanCounts.NONE : text.counts();
    }

    /**
     * Whether JSON and text disagree. The code of any pull request runs where the JSON is made, so
     * a harmless JSON beside a text that destroys is what an attack would look like.
     */
    public boolean isCountedDifferently() {
        PlanDocument document = document();
        PlanText text = text();
        PlanCounts counts = text == null ? null : counts(text);
        return document != null && counts != null && !counts.equals(document.counts());
    }

    /** Whether the plan would change anything. */
    public boolean isEmpty() {
        PlanText text = text();
        PlanDocument document = document();
        return document == null
                ? text != null && text.result() == PlanText.Result.NO_CHANGES
                : document.counts().equals(PlanCounts.NONE)
                        && document.outputs() == 0
                        && document.moved() == 0;
    }

    /** What was applied, where Terraform's closing line was told. */
    public @Nullable PlanCounts applied() {
        return first(Telling::counts);
    }

    /** Number of the pull request that holds the lock. */
    public @Nullable Long lockedBy() {
        return first(Telling::lockedBy);
    }

    /** Atlantis' own line of why it ended so, or of how. */
    public @Nullable String said() {
        Optional<String> commented =
                saidBy(Channel.COMMENT).map(telling -> telling.report().said());
        return commented.orElseGet(() -> first(telling -> telling.report().said()));
    }

    private <T> @Nullable T first(Function<Telling, @Nullable T> value) {
        for (Telling telling : tellings.reversed()) {
            T found = value.apply(telling);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
