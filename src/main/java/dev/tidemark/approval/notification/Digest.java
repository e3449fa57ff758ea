package dev.tidemark.approval.notification;

import dev.tidemark.approval.ApprovalFact;
import dev.tidemark.approval.ApprovalLine;
import dev.tidemark.approval.ChangeFacts;
import dev.tidemark.approval.RequestStanding;
import dev.tidemark.atlantis.ChangeRuns;
import dev.tidemark.event.Actor;
import dev.tidemark.event.ApprovalEvent;
import dev.tidemark.event.EffectEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What changed in the requests of one pull request since it was last told.
 *
 * @param id names it, however often it is sent
 * @param repository {@code owner/name}
 */
record Digest(
        UUID id,
        Instant at,
        String repository,
        long number,
        @Nullable String title,
        @Nullable String author,
        List<News> news) {

    /** More projects than that are counted, not named. */
    static final int MOST = 20;

    Digest {
        news = List.copyOf(news);
    }

    /**
     * Of one request.
     *
     * @param project as people call it
     * @param by who did it, where somebody did
     * @param reason what was said why, where something was
     */
    record News(
            String request,
            String project,
            String environment,
            Told told,
            int have,
            int need,
            @Nullable String by,
            @Nullable String reason) {}

    /** By request, what is compared with what was told before. */
    static Map<String, String> states(List<ApprovalLine> lines) {
        Map<String, String> states = new LinkedHashMap<>();
        lines.forEach(line -> states.put(line.id(), Told.key(line)));
        return states;
    }

    /**
     * What is to be told; nothing if nobody would miss it.
     *
     * @param told what was told before, as {@link #states}
     */
    static Optional<Digest> of(List<ApprovalLine> lines, Map<String, String> told, Instant now) {
        var news = new ArrayList<News>();
        for (ApprovalLine line : lines) {
            String before = told.get(line.id());
            boolean isNews = !Told.key(line).equals(before);
            // What nobody was told of cannot become void to anybody.
            if (isNews && (before != null || Told.of(line) != Told.VOID)) {
                news.add(news(line));
            }
        }
        if (news.isEmpty()) {
            return Optional.empty();
        }
        ChangeFacts change = lines.getFirst().situation().change();
        Actor author = change.author();
        return Optional.of(
                new Digest(
                        UUID.randomUUID(),
                        now,
                        change.name(),
                        change.number(),
                        change.title(),
                        author == null ? null : author.login(),
                        news));
    }

    private static News news(ApprovalLine line) {
        RequestStanding standing = line.standing();
        Told told = Told.of(line);
        ApprovalFact last = last(standing, told).orElse(null);
        Actor actor = last == null ? null : last.actor();
        return new News(
                line.id(),
                ChangeRuns.name(standing.request().project()),
                line.environment(),
                told,
                line.have(),
                line.need(),
                actor == null ? null : actor.login(),
                last == null ? null : reason(last));
    }

    /** The entry that made it so. */
    private static Optional<ApprovalFact> last(RequestStanding standing, Told told) {
        return standing.history().reversed().stream().filter(fact -> makes(fact, told)).findFirst();
    }

    private static boolean makes(ApprovalFact fact, Told told) {
        return switch (told) {
            case GRANTED, LET_OUT -> fact.event() instanceof ApprovalEvent.Granted;
            case REJECTED -> fact.event() instanceof ApprovalEvent.Rejected;
            case OVERRIDDEN -> fact.event() instanceof ApprovalEvent.Overridden;
            case FAILED -> fact.event() instanceof EffectEvent.Failed;
            case WAITS, VOID, APPLIED, APPLY_ERRORED -> false;
        };
    }

    private static @Nullable String reason(ApprovalFact fact) {
        return switch (fact.event()) {
            case ApprovalEvent.Granted granted -> granted.reason();
            case ApprovalEvent.Rejected rejected -> rejected.reason();
            case ApprovalEvent.Overridden overridden -> overridden.reason();
            case EffectEvent.Failed failed -> failed.reason();
            // Nothing else makes news.
            default -> null;
        };
    }
}
